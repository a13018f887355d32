package network.vanguard.replica;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Chooses the server before the transaction of a method that only {@link Reads} begins. */
@Reads
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + ReadsKeeper.BEFORE_TRANSACTIONS)
class ReadsKeeper {

    /** The interceptors of transactions have 200. */
    static final int BEFORE_TRANSACTIONS = 100;

    private final Sources sources;

    ReadsKeeper(Sources sources) {
        this.sources = sources;
    }

    @AroundInvoke
    Object choose(InvocationContext call) throws Exception {
        return sources.reading(call::proceed);
    }
}
