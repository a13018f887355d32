package network.vanguard.replica;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Says of a bean, or of a method of one, that it asks the database and changes nothing: while a request that only reads is answered, a
 * replica may be asked instead of the primary (see {@link Sources}). A request that writes something and then shows it reads it in the
 * transaction that wrote it.
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Reads {
}
