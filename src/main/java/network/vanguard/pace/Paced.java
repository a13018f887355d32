package network.vanguard.pace;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/** Says of an endpoint that each call of it counts towards a limit; beyond that it is answered with 429 and nothing is done. */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paced {

    /** What it counts as. */
    Doing value() default Doing.POST;
}
