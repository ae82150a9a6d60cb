package dev.kaibo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.Browser.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OtherWorkspaceTest extends ServerTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @AfterEach
    void the_administrator_moves_out() {
        withoutAdministrators();
    }

    private record Route(RequestMethod method, String path) {}

    /** Taken from the server's own table of routes, so that a new one cannot be forgotten here. */
    private List<Route> routesOfAShow() {
        List<Route> found = new ArrayList<>();
        for (RequestMappingInfo route : routes.getHandlerMethods().keySet())
            for (String path : route.getPatternValues())
                if (path.contains("{show}"))
                    for (RequestMethod method : route.getMethodsCondition().getMethods())
                        found.add(new Route(method, path));
        return found;
    }

    @Test
    void no_route_shows_another_workspaces_show() {
        try (Browser sample = signedInAs("operator")) {
            String theirs = newShow(sample);
            try (Browser other = administrator()) {
                assertThat(routesOfAShow()).hasSizeGreaterThanOrEqualTo(5);
                for (Route route : routesOfAShow()) {
                    for (String show : new String[] {theirs, UUID.randomUUID().toString(), "no-id", "1-1-1-1-1"}) {
                        Reply reply = ask(other, route, show);
                        assertThat(reply.status()).as("%s %s", route, reply).isEqualTo(404);
                        assertThat(reply.problem()).as(route.toString()).isEqualTo("not-found");
                        assertThat(reply.json().get("detail").asString()).isEqualTo("There is no such show.");
                    }
                }
                assertThat(other.get("/api/shows").json().values())
                        .noneMatch(show -> show.get("id").asString().equals(theirs));
                assertThat(other.get("/api/people").json()).hasSize(1);
            }
        }
    }

    @Test
    void nobody_who_has_not_signed_in_gets_behind_a_route() {
        try (Browser nobody = browser()) {
            for (RequestMappingInfo route : routes.getHandlerMethods().keySet())
                for (String path : route.getPatternValues()) {
                    if (!path.startsWith("/api/")
                            || path.startsWith("/api/session")
                            || path.equals("/api/administrators")
                            // opened by the token in it, see InletTest
                            || path.equals("/api/capture/{token}")) continue;
                    for (RequestMethod method : route.getMethodsCondition().getMethods()) {
                        Reply reply = ask(
                                nobody,
                                new Route(method, path),
                                UUID.randomUUID().toString());
                        assertThat(reply.status()).as("%s %s", method, path).isEqualTo(401);
                        assertThat(reply.problem()).isEqualTo("not-signed-in");
                    }
                }
        }
    }

    private static Reply ask(Browser browser, Route route, String show) {
        return browser.send(
                route.method().name(),
                route.path().replaceAll("\\{\\w+}", show),
                "{\"wish\":\"startShow\",\"paused\":true}");
    }
}
