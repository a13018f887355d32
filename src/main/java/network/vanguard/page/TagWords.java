package network.vanguard.page;

import java.util.Collection;
import java.util.Set;

import io.quarkus.qute.TemplateExtension;

/** What our tags need and templates cannot say by themselves. */
@TemplateExtension(namespace = "page")
class TagWords {

    private TagWords() {}

    /** The chosen one of several radios, as a collection that can be asked. */
    static Collection<?> one(Object value) {
        return value == null ? Set.of() : Set.of(value.toString());
    }

    /** The chosen ones of several checkboxes; none when the form was never sent. */
    static Collection<?> many(Object values) {
        return values instanceof Collection<?> chosen ? chosen : Set.of();
    }
}
