package dev.kaibo.server.live.web;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.live.Controlled;
import dev.kaibo.server.live.Playback;
import dev.kaibo.server.live.PlaybackControl;
import dev.kaibo.server.live.ShowHost;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Pause, speed and forward seek of a recording or a simulated room. */
@RestController
@RequestMapping("/api/shows/{show}/playback")
class PlaybackController {
    private final ShowHost host;
    private final ShowAccess access;

    PlaybackController(ShowHost host, ShowAccess access) {
        this.host = host;
        this.access = access;
    }

    @PostMapping
    ResponseEntity<?> control(
            @PathVariable("show") String id, @RequestBody JsonNode body, @AuthenticationPrincipal Caller caller) {
        ShowId show = access.show(id, caller);
        ShowAccess.require(Field.PLAYBACK, Access.CHANGE, caller);
        return switch (host.control(show, read(body))) {
            case Controlled.Now(var playback) -> ResponseEntity.ok(ShowView.Played.of(playback));
            case Controlled.NotPlayed _ ->
                conflict(
                                "not-played",
                                "This show follows the real clock",
                                "Only a recording or a simulated room can be paused, sped up or moved.")
                        .response();
            case Controlled.Finished _ ->
                conflict("playback-finished", "It has been played to its end", "Play it again as a new show.")
                        .response();
            case Controlled.NoSuchSpeed(int speed) ->
                Problem.invalid(Map.of(
                                "speed",
                                "must be %d to %d (was %d)".formatted(Playback.SLOWEST, Playback.FASTEST, speed)))
                        .response();
            case Controlled.NotBackwards(var now, var asked) ->
                conflict(
                                "not-backwards",
                                "Playback goes forward only",
                                "It is at %s; choose a later moment.".formatted(now))
                        .with("now", now.toString())
                        .with("asked", asked.toString())
                        .response();
            case Controlled.NotJournaled(var reason) ->
                WishController.notJournaled(reason).response();
        };
    }

    private static PlaybackControl read(JsonNode body) {
        Fields fields = Fields.of(body);
        Boolean paused = fields.optionalFlag("paused");
        Long speed = fields.optionalWhole("speed", Playback.SLOWEST, Playback.FASTEST);
        @Nullable Instant seekTo = fields.optionalMoment("seekTo");
        if (paused == null && speed == null && seekTo == null) fields.refuse("paused", "give paused, speed or seekTo");
        fields.orInvalid();
        return new PlaybackControl(
                paused,
                speed == null ? null : (Integer) Math.toIntExact(speed),
                seekTo == null ? null : Moment.of(seekTo));
    }

    private static Problem conflict(String name, String title, String detail) {
        return Problem.of(HttpStatus.CONFLICT, name, title, detail);
    }
}
