package dev.kaibo.server.identity.internal;

import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.People;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is in the caller's crew. */
@RestController
@RequestMapping("/api/people")
class PeopleController {
    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping
    List<SessionView.PersonView> people(@AuthenticationPrincipal Caller caller) {
        return people.of(caller.workspaceId()).stream()
                .map(SessionView.PersonView::of)
                .toList();
    }
}
