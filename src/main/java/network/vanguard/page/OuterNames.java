package network.vanguard.page;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import io.quarkus.runtime.LaunchMode;

/**
 * Finds a name in a template that an outer section knows, or nobody: most parameters of a form's field are left out. Without it Qute asks
 * some four hundred resolvers whether they know the name in the innermost section, then in the next one, and so on.
 */
@EngineConfiguration
public class OuterNames implements ValueResolver {

    /** Where templates are tried out, a name that nobody knows stays an error; in production it is nothing, at once. */
    private final boolean strict = LaunchMode.current() != LaunchMode.NORMAL;

    /** Before all others: they would be asked in vain. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        ResolutionContext scope = context.resolutionContext();
        return scope != null && context.getBase() != null && context.getBase() == scope.getData()
                && context.getParams().isEmpty() && lacks(context.getBase(), context.getName());
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        ResolutionContext outer = context.resolutionContext().getParent();
        while (outer != null && lacks(outer.getData(), context.getName())) {
            outer = outer.getParent();
        }
        if (outer == null) {
            return strict ? Results.notFound(context) : CompletedStage.ofNull();
        }
        if (outer.getData() instanceof Mapper mapper) {
            return mapper.getAsync(context.getName());
        }
        return outer.getData() instanceof Map<?, ?> map
                ? CompletedStage.of(map.get(context.getName()))
                : Results.notFound(context);
    }

    /** Whether it certainly does not know the name; what is no list of names is asked the ordinary way. */
    private static boolean lacks(Object data, String name) {
        return data instanceof Mapper mapper
                ? !mapper.appliesTo(name)
                        || mapper.getAsync(name) instanceof CompletedStage<?> known && Results.isNotFound(known.get())
                : data instanceof Map<?, ?> map && !map.containsKey(name);
    }
}
