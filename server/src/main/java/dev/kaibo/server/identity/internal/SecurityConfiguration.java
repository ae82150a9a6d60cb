package dev.kaibo.server.identity.internal;

import dev.kaibo.server.edge.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/** Who gets past the door. What a person may do behind it is asked where it is done. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Everything from this server and nothing from elsewhere; styles inline because the component library sets them on elements. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
                    + "worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The live desk looks at the token itself. */
    private static final String INLET = "/api/capture/*";

    /** Likewise the cookie of a device that joined by a link; nothing else knows it. */
    private static final String[] PROMPTER = {"/api/prompter", "/api/prompter/*"};

    @Bean
    SecurityFilterChain door(HttpSecurity http, SignInCookie cookie, JsonMapper json) throws Exception {
        CookieCsrfTokenRepository csrfCookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrfCookie.setCookieCustomizer(it -> it.sameSite("Lax").path("/"));
        return http.securityContext(context -> context.securityContextRepository(cookie))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // who posts to a capture proves himself by the token in the address and carries no cookie that a page
                // could
                // misuse
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfCookie).ignoringRequestMatchers(INLET))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests
                        // the second look at a request that was let in: asking again would turn every error into a 401
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers("/api/session", "/api/session/sample")
                        .permitAll()
                        // opened by the code in the body
                        .requestMatchers(HttpMethod.POST, "/api/invitations/look", "/api/invitations/accept")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/administrators")
                        .permitAll()
                        .requestMatchers(INLET)
                        .permitAll()
                        .requestMatchers(PROMPTER)
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health")
                        .permitAll()
                        // numbers without names, for a monitoring system on this machine
                        .requestMatchers(request ->
                                Loopback.is(request) && "/actuator/prometheus".equals(request.getRequestURI()))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, _) -> write(
                                Problem.of(
                                        HttpStatus.UNAUTHORIZED,
                                        "not-signed-in",
                                        "Nobody is signed in",
                                        "Sign in with POST /api/session and ask again."),
                                response,
                                json))
                        .accessDeniedHandler((request, response, denied) -> write(denied(denied), response, json)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(frame -> frame.deny())
                        // an address of a shop's network is not for ever: tomorrow another machine has it, without TLS
                        .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        // written by whoever serves: a page's hashed files may be kept for ever
                        .cacheControl(cache -> cache.disable()))
                .build();
    }

    /** A measurement around each filter of each request would double their number, and nobody looks at it. */
    @Bean
    SecurityObservationSettings noMeasuredFilters() {
        return SecurityObservationSettings.noObservations();
    }

    private static Problem denied(Exception denied) {
        if (denied instanceof CsrfException)
            return Problem.of(
                    HttpStatus.FORBIDDEN,
                    "no-csrf-token",
                    "The request does not prove that it comes from our page",
                    "Send the value of the cookie XSRF-TOKEN as the header X-XSRF-TOKEN; GET /api/session sets the cookie.");
        return Problem.of(HttpStatus.FORBIDDEN, "no-right", "You may not do this", "Ask somebody who may.");
    }

    private static void write(Problem problem, HttpServletResponse response, JsonMapper json) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        json.writeValue(response.getOutputStream(), problem.body());
    }

    /** PBKDF2 with the settings of OWASP, from the JDK alone; the scheme stands before each stored password so that it can change. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                "pbkdf2", Map.of("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }
}
