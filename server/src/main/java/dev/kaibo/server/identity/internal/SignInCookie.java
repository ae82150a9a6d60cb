package dev.kaibo.server.identity.internal;

import dev.kaibo.server.identity.Caller;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Carries a sign-in from request to request in a cookie that no script can read, and knows the caller by it. Nothing is looked up for a request that
 * asks for nobody, such as a picture.
 */
@Component
class SignInCookie implements SecurityContextRepository {
    static final String NAME = "KAIBO";

    private static final int LONGEST_TOKEN = 64;

    private final StoredSignIns signIns;

    SignInCookie(StoredSignIns signIns) {
        this.signIns = signIns;
    }

    void write(String token, HttpServletRequest request, HttpServletResponse response) {
        set(token, StoredSignIns.LIFE, request, response);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        set("", Duration.ZERO, request, response);
    }

    private static void set(String token, Duration life, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    Optional<Caller> caller(HttpServletRequest request) {
        return token(request).flatMap(signIns::caller);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> caller(request).<SecurityContext>map(SignInCookie::context));
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Signing in writes its cookie itself; there is nothing to save at the end of a request. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    private static SecurityContext context(Caller caller) {
        return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
    }

    private static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return Optional.empty();
        for (Cookie cookie : cookies)
            if (NAME.equals(cookie.getName())
                    && !cookie.getValue().isEmpty()
                    && cookie.getValue().length() <= LONGEST_TOKEN) return Optional.of(cookie.getValue());
        return Optional.empty();
    }

    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<Optional<SecurityContext>> load;
        private @Nullable SecurityContext loaded;
        private boolean generated;

        Deferred(Supplier<Optional<SecurityContext>> load) {
            this.load = load;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                Optional<SecurityContext> found = load.get();
                generated = found.isEmpty();
                loaded = found.orElseGet(SecurityContextHolder::createEmptyContext);
            }
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
