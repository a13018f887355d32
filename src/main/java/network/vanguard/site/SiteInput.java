package network.vanguard.site;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A site as an import line gives it. */
public record SiteInput(@Size(max = 200) String externalId,
        @NotBlank @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
        @NotBlank @Size(max = 200) String name,
        List<@Size(max = 200) String> aliases, @Size(max = 20) String model, @Size(max = 200) String modelName,
        @Size(max = 20) String wave, LocalDate announced, @Size(max = 200) String programme, @Size(max = 200) String place,
        @Size(max = 200) String region, @Valid Population population, @Valid Movement socialMovement,
        List<@Size(max = 2000) String> source, @Valid Verification verification) {

    public SiteInput {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        source = source == null ? List.of() : List.copyOf(source);
    }

    /** How many people the site serves, by whose word, and whether that was checked. */
    public record Population(int approx, @Size(max = 500) String source, boolean verified, @Size(max = 500) String note) {}

    /** The part that a site had in Health as a Social Movement. */
    public record Movement(@Size(max = 1000) String focus, @Size(max = 40) String confidence,
            List<@Size(max = 2000) String> source,
            List<@Valid Partner> partners, List<@Valid Partner> sitePartners) {

        public Movement {
            source = source == null ? List.of() : List.copyOf(source);
            partners = partners == null ? List.of() : List.copyOf(partners);
            sitePartners = sitePartners == null ? List.of() : List.copyOf(sitePartners);
        }

        /** Whether a source that was read says so. */
        public boolean verified() {
            return "verified".equals(confidence);
        }
    }

    /** A learning partner and what it did. */
    public record Partner(@Size(max = 200) String name, @Size(max = 500) String role, @Size(max = 2000) String source) {}

    /** How each part of the record was checked, in words. */
    public record Verification(@Size(max = 500) String nameAndModel, @Size(max = 500) String placeRegion,
            @Size(max = 500) String wave) {}
}
