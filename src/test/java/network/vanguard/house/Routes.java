package network.vanguard.house;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** Every address that the running program answers, read from its own routing tables. */
@ApplicationScoped
public class Routes {

    /** Added by the framework: a test or a development page of Quarkus, not of the program. */
    private static final Set<String> NOT_OURS = Set.of();

    private Router router;

    void remember(@Observes Router running) {
        router = running;
    }

    /** Endpoints of ours: the name is {@code METHOD /path/{parameter}}, the value is the method that answers. */
    public TreeMap<String, Optional<Method>> endpoints() {
        TreeMap<String, Optional<Method>> routes = new TreeMap<>();
        RuntimeResourceVisitor.visitRuntimeResources("", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
                new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String httpMethod, String fullPath, RuntimeResource resource) {
                        if (ofTheProgram(resource)) {
                            routes.put(httpMethod + " " + tidy(fullPath), method(resource));
                        }
                    }
                });
        return routes;
    }

    /** Addresses that something else than an endpoint answers: sign-in, health, metrics, the API's description. */
    public TreeSet<String> others() {
        TreeSet<String> routes = new TreeSet<>();
        router.getRoutes().forEach(route -> {
            if (route.getPath() != null && !NOT_OURS.contains(route.getPath())) {
                Set<HttpMethod> methods = route.methods();
                routes.add((methods == null ? "ANY" : new TreeSet<>(methods.stream().map(HttpMethod::name).toList()).toString())
                        + " " + route.getPath() + (route.isExactPath() ? "" : " and below"));
            }
        });
        return routes;
    }

    // Endpoints that exist only for a test are none of the program's.
    private static boolean ofTheProgram(RuntimeResource resource) {
        return Files.exists(Path.of("target", "classes", resource.getResourceClass().getName().replace('.', '/') + ".class"));
    }

    private static Optional<Method> method(RuntimeResource resource) {
        return Optional.ofNullable(resource.getLazyMethod()).map(lazy -> lazy.getMethod());
    }

    private static String tidy(String path) {
        String tidy = path.replaceAll("\\{(\\w+):[^}]*}", "{$1}").replaceAll("/+", "/");
        return tidy.length() > 1 && tidy.endsWith("/")
                ? tidy.substring(0, tidy.length() - 1)
                : tidy.startsWith("/") ? tidy : "/" + tidy;
    }
}
