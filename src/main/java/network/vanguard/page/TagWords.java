package network.vanguard.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.quarkus.qute.TemplateExtension;

/** What our tags need and templates cannot say by themselves. */
@TemplateExtension(namespace = "page")
class TagWords {

    private TagWords() {}

    /** The ids of the texts that explain a field: how much may be typed, its hint, what is wrong with it. */
    static String described(String id, Object limit, Object hint, Object error) {
        List<String> ids = new ArrayList<>();
        if (limit != null) {
            ids.add(id + "-info");
        }
        if (hint != null) {
            ids.add(id + "-hint");
        }
        if (error != null) {
            ids.add(id + "-error");
        }
        return String.join(" ", ids);
    }

    /** The chosen one of several radios, as a collection that can be asked. */
    static Collection<?> one(Object value) {
        return value == null ? Set.of() : Set.of(value.toString());
    }

    /** The chosen ones of several checkboxes; none when the form was never sent. */
    static Collection<?> many(Object values) {
        return values instanceof Collection<?> chosen ? chosen : Set.of();
    }
}
