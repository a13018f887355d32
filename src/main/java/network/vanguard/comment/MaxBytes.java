package network.vanguard.comment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** The text takes no more than so many bytes of UTF-8: what the contract counts and the database stores. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MaxBytes.Check.class)
@interface MaxBytes {

    int value();

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is somebody else's to refuse. */
    class Check implements ConstraintValidator<MaxBytes, String> {

        private int limit;

        @Override
        public void initialize(MaxBytes constraint) {
            limit = constraint.value();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || text.length() <= limit && text.getBytes(UTF_8).length <= limit;
        }
    }
}
