package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which role may see and change what, for everybody to read: it is the table by which requests are refused. */
@RestController
@RequestMapping("/api/rights")
class RightsController {
    /**
     * @param rules ids of rules of the trade, for example R3
     * @param roles none, masked, see or change, for each role
     * @param administrator the same, what being an administrator adds
     */
    record FieldView(String field, String group, List<String> rules, Map<String, String> roles, String administrator) {
        static FieldView of(Field field) {
            Map<String, String> roles = new LinkedHashMap<>();
            for (CrewRole role : CrewRole.values()) roles.put(Words.of(role), Words.of(field.of(role)));
            return new FieldView(
                    Words.of(field),
                    Words.of(field.group()),
                    List.of(field.rules().split(" ", -1)),
                    roles,
                    Words.of(field.ofAdministrator()));
        }
    }

    @GetMapping
    List<FieldView> rights() {
        return Arrays.stream(Field.values()).map(FieldView::of).toList();
    }
}
