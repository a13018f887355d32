package network.vanguard.text;

import jakarta.enterprise.event.Observes;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;

/** Lets a template write {@code {view.body}} for a {@link SafeHtml}: the type says that it needs no escaping. */
class SafeHtmlInTemplates implements ResultMapper {

    void register(@Observes EngineBuilder engine) {
        engine.addResultMapper(new SafeHtmlInTemplates());
    }

    @Override
    public int getPriority() {
        return 10; // before the escaping of HTML, which takes every value
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return result instanceof SafeHtml;
    }

    @Override
    public String map(Object result, Expression expression) {
        return ((SafeHtml) result).html();
    }
}
