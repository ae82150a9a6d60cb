package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.engine.Contract;
import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.edge.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest extends ServerTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private Set<String> routesOfTheServer() {
        Set<String> found = new TreeSet<>();
        for (RequestMappingInfo route : routes.getHandlerMethods().keySet())
            for (String path : route.getPatternValues())
                if (path.startsWith("/api/"))
                    for (RequestMethod method : route.getMethodsCondition().getMethods())
                        found.add(method.name() + " " + path);
        return found;
    }

    @Test
    void every_route_is_documented_and_every_documented_route_is_there() throws IOException {
        Set<String> documented = new TreeSet<>();
        map(openApi().get("paths")).forEach((path, operations) -> {
            for (String method : map(operations).keySet())
                if (METHODS.contains(method)) documented.add(method.toUpperCase(Locale.ROOT) + " " + path);
        });
        assertThat(documented).isEqualTo(routesOfTheServer());
    }

    @Test
    void the_page_for_people_names_the_same_routes() throws IOException {
        Set<String> named = new TreeSet<>();
        var row = Pattern.compile("^\\| `(GET|POST|DELETE) (/api/[^` ?]*)");
        for (String line : Files.readAllLines(Contract.file("api.md"))) {
            var found = row.matcher(line);
            if (found.find()) named.add(found.group(1) + " " + found.group(2));
        }
        assertThat(named).isEqualTo(routesOfTheServer());
    }

    @Test
    void the_documented_roles_are_those_of_the_engine() throws IOException {
        Object roles = map(map(map(openApi().get("components")).get("schemas")).get("CrewRole"))
                .get("enum");
        assertThat(roles).isEqualTo(List.copyOf(Words.all(CrewRole.class).keySet()));
    }

    private static Map<String, Object> openApi() throws IOException {
        return map(new Yaml().load(Files.readString(Contract.file("openapi.yaml"))));
    }

    @SuppressWarnings("unchecked") // a document of maps, lists and texts
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }
}
