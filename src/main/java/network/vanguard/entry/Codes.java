package network.vanguard.entry;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** How the spine's enumerations stand in the database: by the codes that the API shows too. */
final class Codes {

    private Codes() {}

    @Converter
    static class Kind implements AttributeConverter<EntryKind, String> {
        @Override
        public String convertToDatabaseColumn(EntryKind kind) {
            return kind.code();
        }

        @Override
        public EntryKind convertToEntityAttribute(String code) {
            return EntryKind.of(code).orElseThrow();
        }
    }

    @Converter
    static class State implements AttributeConverter<EntryState, String> {
        @Override
        public String convertToDatabaseColumn(EntryState state) {
            return state == null ? null : state.code();
        }

        @Override
        public EntryState convertToEntityAttribute(String code) {
            return code == null ? null : EntryState.of(code).orElseThrow();
        }
    }

    @Converter
    static class Readers implements AttributeConverter<Visibility, String> {
        @Override
        public String convertToDatabaseColumn(Visibility visibility) {
            return visibility == null ? null : visibility.code();
        }

        @Override
        public Visibility convertToEntityAttribute(String code) {
            return code == null ? null : Visibility.of(code).orElseThrow();
        }
    }
}
