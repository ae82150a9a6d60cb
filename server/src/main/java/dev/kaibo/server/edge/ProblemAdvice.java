package dev.kaibo.server.edge;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Turns whatever goes wrong in a request into one precise problem. What the caller did wrong is a 4xx that names it; only a fault of ours is a 500, and
 * it carries a reference that stands beside the stack trace in the log. Nothing of the inside goes out.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> found(ProblemFound found) {
        return found.problem().response();
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge tooLarge) {
        return Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "The body is too large",
                        "At most %d bytes are taken here.".formatted(tooLarge.bound()))
                .with("bound", tooLarge.bound())
                .response();
    }

    @ExceptionHandler
    ResponseEntity<Object> fault(Exception fault) throws Exception {
        // Spring Security's own filters answer these two
        if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) throw fault;
        if (cause(fault, BodyTooLarge.class) instanceof BodyTooLarge tooLarge) return tooLarge(tooLarge);
        return ours(fault);
    }

    /** Everything that Spring MVC itself refuses arrives here. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (cause(refused, BodyTooLarge.class) instanceof BodyTooLarge tooLarge) return tooLarge(tooLarge);
        return problem(refused, status).response();
    }

    private Problem problem(Exception refused, HttpStatusCode status) {
        return switch (refused) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingRequestHeaderException missing ->
                Problem.malformed("The header %s is missing.".formatted(missing.getHeaderName()))
                        .with("header", missing.getHeaderName());
            case MissingServletRequestParameterException missing ->
                Problem.invalid(Map.of(missing.getParameterName(), "is missing"));
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case HttpMediaTypeNotSupportedException media ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "This kind of body is not taken here",
                        "Send %s."
                                .formatted(media.getSupportedMediaTypes().stream()
                                        .map(MediaType::toString)
                                        .collect(Collectors.joining(" or "))));
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method-not-allowed",
                        "This route does not take this method",
                        "%s is not taken here; %s is."
                                .formatted(
                                        method.getMethod(),
                                        method.getSupportedMethods() == null
                                                ? "nothing"
                                                : String.join(", ", method.getSupportedMethods())));
            default -> byStatus(refused, status);
        };
    }

    private Problem byStatus(Exception refused, HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        if (known == null || known.is5xxServerError()) return fault(reference(refused));
        return switch (known) {
            case NOT_FOUND -> Problem.notFound("There is nothing at this address.");
            case BAD_REQUEST -> Problem.malformed("A part of the request cannot be read.");
            default -> Problem.of(known, name(known), known.getReasonPhrase(), "The request was refused.");
        };
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        // an id in the address that is no id can name nothing of ours
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class))
            return Problem.notFound("There is nothing at this address.");
        Class<?> wanted = mismatch.getRequiredType();
        return Problem.invalid(Map.of(
                mismatch.getName(),
                "'%s' cannot be read as %s"
                        .formatted(mismatch.getValue(), wanted == null ? "wanted" : wanted.getSimpleName())));
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        if (!(cause(unreadable, JacksonException.class) instanceof JacksonException json))
            return Problem.malformed("The body is missing or cannot be read; send JSON.");
        TokenStreamLocation at = json.getLocation();
        String where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        return Problem.malformed("The body is no JSON%s: %s".formatted(where, json.getOriginalMessage()));
    }

    private static ResponseEntity<Object> ours(Exception fault) {
        return fault(reference(fault)).response();
    }

    private static Problem fault(String reference) {
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "fault",
                        "Something failed on our side",
                        "Nothing you typed is lost. Say the reference %s to whoever looks after this server; it stands in the log."
                                .formatted(reference))
                .with("reference", reference);
    }

    private static String reference(Exception fault) {
        String reference = "k-%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        LOG.error("{} {}", reference, fault.toString(), fault);
        return reference;
    }

    static String name(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Throwable cause(Throwable thrown, Class<? extends Throwable> kind) {
        Throwable one = thrown;
        for (int depth = 0; one != null && depth < 12; depth++) {
            if (kind.isInstance(one)) return one;
            one = one.getCause();
        }
        return null;
    }

    /** A connection that broke while a body was read or written. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(IOException broken) {
        if (cause(broken, BodyTooLarge.class) instanceof BodyTooLarge tooLarge) return tooLarge(tooLarge);
        if (broken.getClass().getName().startsWith("org.apache.catalina.connector.ClientAbort")) return null;
        return ours(broken);
    }
}
