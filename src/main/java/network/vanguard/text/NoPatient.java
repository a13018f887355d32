package network.vanguard.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/**
 * The text holds nothing by which a patient may be known ({@link PatientDetails}). For what stands beside an entry, such as a caption or the
 * reason of a link: it is short enough to be written in another way, so nobody is asked to let it through.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NoPatient.Check.class)
public @interface NoPatient {

    /** Whether people's names may stand beside an illness, as in the name of a group or of a book. */
    boolean names() default false;

    /** Told in place of it: what was found, and what to do. */
    String message() default "{found}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is somebody else's to refuse. */
    class Check implements ConstraintValidator<NoPatient, String> {

        private boolean names;

        @Override
        public void initialize(NoPatient constraint) {
            names = constraint.names();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            String found = text == null ? "" : PatientDetails.told(text, names);
            // a parameter, not the template: what people type is never read as one
            context.unwrap(HibernateConstraintValidatorContext.class).addMessageParameter("found", found);
            return found.isEmpty();
        }
    }
}
