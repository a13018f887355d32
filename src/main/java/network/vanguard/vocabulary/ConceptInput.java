package network.vanguard.vocabulary;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A concept as an import line gives it. {@code broader} and {@code related} name concepts that are already there. */
public record ConceptInput(@Size(max = 200) String externalId,
        @NotBlank @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
        @NotBlank @Size(max = 100) String prefLabel,
        List<@NotBlank @Size(max = 100) String> altLabels, @NotBlank @Size(max = 40) String facet,
        List<@Size(max = 80) String> broader,
        List<@Size(max = 80) String> related, @Size(max = 1000) String definition, @Size(max = 100) String origin,
        @Size(max = 2000) String source) {

    public ConceptInput {
        altLabels = altLabels == null ? List.of() : List.copyOf(altLabels);
        broader = broader == null ? List.of() : List.copyOf(broader);
        related = related == null ? List.of() : List.copyOf(related);
    }
}
