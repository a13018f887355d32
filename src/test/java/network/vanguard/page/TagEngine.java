package network.vanguard.page;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;

/** Renders our tags without starting the platform. */
final class TagEngine {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);

    private final Engine engine;

    TagEngine() throws IOException {
        EngineBuilder builder = Engine.builder().addDefaults().addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML))).addLocator(TagEngine::locate)
                .addNamespaceResolver(NamespaceResolver.builder("page").resolve(TagEngine::word).build());
        try (Stream<Path> tags = Files.list(TEMPLATES.resolve("tags"))) {
            tags.map(file -> file.getFileName().toString().replace(".html", ""))
                    .forEach(name -> builder.addSectionHelper(new UserTagSectionHelper.Factory(name, "tags/" + name)));
        }
        engine = builder.build();
    }

    String render(String template, Map<String, Object> data) {
        var instance = engine.parse(template, HTML).instance();
        data.forEach(instance::data);
        return instance.render();
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String id) {
        Path file = TEMPLATES.resolve(id + ".html");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocator.TemplateLocation() {

            @Override
            public Reader read() {
                try {
                    return Files.newBufferedReader(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(HTML);
            }
        });
    }

    private static Object word(EvalContext call) {
        List<Object> values = call.getParams().stream().map(parameter -> value(call, parameter)).toList();
        return switch (call.getName()) {
            case "one" -> TagWords.one(values.get(0));
            case "many" -> TagWords.many(values.get(0));
            case "described" -> TagWords.described((String) values.get(0), values.get(1), values.get(2), values.get(3));
            default -> throw new IllegalArgumentException("page:" + call.getName());
        };
    }

    private static Object value(EvalContext call, Expression parameter) {
        CompletionStage<Object> value = call.evaluate(parameter);
        try {
            return value.toCompletableFuture().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
