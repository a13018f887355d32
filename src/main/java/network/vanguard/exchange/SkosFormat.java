package network.vanguard.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.ws.rs.core.MediaType;

import org.eclipse.rdf4j.rio.RDFFormat;

/** The ways of writing SKOS that are taken and given. */
enum SkosFormat {
    TURTLE(".ttl", SkosFormat.TURTLE_TYPE, RDFFormat.TURTLE), JSON_LD(".jsonld", SkosFormat.JSON_LD_TYPE, RDFFormat.JSONLD);

    static final String TURTLE_TYPE = "text/turtle";
    static final String JSON_LD_TYPE = "application/ld+json";

    private final String ending;
    private final MediaType type;
    private final RDFFormat rdf;

    SkosFormat(String ending, String type, RDFFormat rdf) {
        this.ending = ending;
        this.type = MediaType.valueOf(type);
        this.rdf = rdf;
    }

    RDFFormat rdf() {
        return rdf;
    }

    /** The format that a request's content type names; its parameters do not count. */
    static Optional<SkosFormat> of(MediaType sent) {
        return Arrays.stream(values()).filter(one -> one.type.getType().equalsIgnoreCase(sent.getType())
                && one.type.getSubtype().equalsIgnoreCase(sent.getSubtype())).findFirst();
    }

    /** The format that the end of a file's name tells. */
    static Optional<SkosFormat> ofFileName(String name) {
        return Arrays.stream(values()).filter(one -> name.toLowerCase(Locale.ROOT).endsWith(one.ending)).findFirst();
    }
}
