package dev.kaibo.server.edge;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * An RFC 9457 problem in the making. The screen knows it by {@code type} and puts its own words to the values; {@code detail} says in English what can
 * be done next, for whoever reads the answer without a screen.
 *
 * @param name stable for ever: the type is {@code /problems/} and this
 * @param values what the screen needs to say it precisely
 * @param retryAfter when asking again can help; null when it cannot
 */
public record Problem(
        HttpStatus status,
        String name,
        String title,
        String detail,
        Map<String, Object> values,
        @Nullable Duration retryAfter) {
    public Problem {
        values = Map.copyOf(values);
    }

    public static Problem of(HttpStatus status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, Map.of(), null);
    }

    /** Nothing is there for this caller: it does not exist, or it is another workspace's. The answer is the same on purpose. */
    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not-found", "Not found", detail);
    }

    /** The request cannot be read at all. */
    public static Problem malformed(String detail) {
        return of(HttpStatus.BAD_REQUEST, "malformed", "The request cannot be read", detail);
    }

    /** The request can be read, but these fields cannot be taken. Nothing was changed. */
    public static Problem invalid(Map<String, String> fields) {
        String detail = String.join(
                "; ",
                fields.entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .toList());
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", "Some fields cannot be taken", detail)
                .with("fields", new LinkedHashMap<>(fields));
    }

    public Problem with(String value, @Nullable Object is) {
        if (is == null) return this;
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(value, is);
        return new Problem(status, name, title, detail, more, retryAfter);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(status, name, title, detail, values, wait);
    }

    public ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setType(URI.create("/problems/" + name));
        body.setTitle(title);
        body.setDetail(detail);
        values.forEach(body::setProperty);
        return body;
    }

    public ResponseEntity<Object> response() {
        return ResponseEntity.status(status)
                .headers(this::writeTo)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body());
    }

    /** For the few places where a problem is met too deep to be returned. */
    public ProblemFound found() {
        return new ProblemFound(this);
    }

    private void writeTo(HttpHeaders headers) {
        if (retryAfter != null)
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
}
