package network.vanguard.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of file that can be imported. */
public enum ImportFormat {
    NDJSON("ndjson", ImportFormat.NDJSON_TYPE), CSV("csv", ImportFormat.CSV_TYPE), XLSX("xlsx", ImportFormat.XLSX_TYPE),
    ZIP("zip", ImportFormat.ZIP_TYPE);

    /** One JSON object on each line. */
    public static final String NDJSON_TYPE = "application/x-ndjson";
    /** A table as text; the first row names the fields. */
    public static final String CSV_TYPE = "text/csv";
    /** A workbook; its first sheet is read as a table. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Lines as {@link #NDJSON_TYPE}, and beside them the files that they name. */
    public static final String ZIP_TYPE = "application/zip";

    private final String code;
    private final MediaType type;

    ImportFormat(String code, String type) {
        this.code = code;
        this.type = MediaType.valueOf(type);
    }

    /** The name in JSON and the database; also how file names end. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The format of that name in the database. */
    static ImportFormat of(String code) {
        return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst().orElseThrow();
    }

    /** The format that a request's content type names; its parameters do not count. */
    static Optional<ImportFormat> of(MediaType sent) {
        return Arrays.stream(values()).filter(
                format -> format.type.getType().equalsIgnoreCase(sent.getType())
                        && format.type.getSubtype().equalsIgnoreCase(sent.getSubtype()))
                .findFirst();
    }

    /** The format that the end of a file's name tells. */
    static Optional<ImportFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jsonl")
                ? Optional.of(NDJSON)
                : Arrays.stream(values()).filter(format -> lower.endsWith("." + format.code)).findFirst();
    }
}
