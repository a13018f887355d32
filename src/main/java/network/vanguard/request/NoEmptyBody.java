package network.vanguard.request;

import java.io.IOException;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

/** An endpoint that takes a body never gets null for it: nothing, blanks or a bare {@code null} are refused with 400. */
@Provider
public class NoEmptyBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw new BadRequestException();
        }
        return body;
    }
}
