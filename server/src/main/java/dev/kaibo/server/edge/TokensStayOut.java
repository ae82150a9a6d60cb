package dev.kaibo.server.edge;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * A problem names the address that was asked for. Where a secret is part of the address (DESIGN §4 has one such place), it names the place without the secret:
 * answers are logged, pasted and sent on.
 */
@RestControllerAdvice
class TokensStayOut implements ResponseBodyAdvice<Object> {
    private static final String INLET = "/api/capture";

    @Override
    public boolean supports(MethodParameter answers, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answers,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            URI named = problem.getInstance();
            if (named != null && named.getPath() != null && named.getPath().startsWith(INLET + "/"))
                problem.setInstance(URI.create(INLET));
        }
        return body;
    }
}
