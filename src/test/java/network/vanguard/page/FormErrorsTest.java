package network.vanguard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;

class FormErrorsTest {

    record Inner(@NotBlank(message = "Enter a place") String place) {}

    record Form(@NotBlank(message = "Enter a title") @Size(min = 3, message = "A title has at least 3 characters") String title,
            @NotBlank(message = "Enter a summary") String summary, @Valid Inner inner) {}

    @Test
    void theSummaryFollowsTheOrderOfTheForm() {
        FormErrors errors = FormErrors.from(violations(new Form("", "", new Inner(""))), "title", "summary", "place");
        assertEquals(List.of(new FormErrors.Item("title", "A title has at least 3 characters"),
                new FormErrors.Item("summary", "Enter a summary"), new FormErrors.Item("place", "Enter a place")),
                errors.items());
        assertEquals("Enter a summary", errors.at("summary"));
        assertTrue(errors.any());
    }

    @Test
    void aFieldKeepsItsFirstError() {
        FormErrors errors = FormErrors.of("title", "Enter a title").and("title", "Another").and("summary", "Enter a summary");
        assertEquals("Enter a title", errors.at("title"));
        assertEquals(2, errors.items().size());
    }

    @Test
    void nothingIsWrongAtFirst() {
        assertFalse(FormErrors.none().any());
        assertNull(FormErrors.none().at("title"));
    }

    private static java.util.Set<jakarta.validation.ConstraintViolation<Form>> violations(Form form) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(form);
        }
    }
}
