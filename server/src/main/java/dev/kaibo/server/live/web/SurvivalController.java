package dev.kaibo.server.live.web;

import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.live.ShowHost;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who of each round is still there (L3, D4). Apart from the view, which goes out ten times a second and would carry it each time. */
@RestController
@RequestMapping("/api/shows/{show}/survival")
class SurvivalController {
    private final ShowHost host;
    private final ShowAccess access;

    SurvivalController(ShowHost host, ShowAccess access) {
        this.host = host;
        this.access = access;
    }

    @GetMapping
    ResponseEntity<SurvivalView> survival(@PathVariable("show") String id, @AuthenticationPrincipal Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SurvivalView.of(host.state(access.show(id, caller)).room()));
    }
}
