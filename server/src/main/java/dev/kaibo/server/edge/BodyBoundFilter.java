package dev.kaibo.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** No body may be longer than 64 KB, whatever its header announces, but those that have a bound of their own where they are taken. */
@Component
class BodyBoundFilter extends OncePerRequestFilter {
    static final long BOUND = 64 * 1024;

    /** Recordings, posts of a capture, and its mended lines. */
    private static final Pattern BOUNDED_ELSEWHERE =
            Pattern.compile("/api/(?:recordings|capture/[^/]*|shows/[^/]*/captures/[^/]*/quarantine)");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BOUNDED_ELSEWHERE.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Bounded(request), response);
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > BOUND) throw new BodyTooLarge(BOUND);
            return new BoundedInput(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class BoundedInput extends ServletInputStream {
        private final ServletInputStream in;
        private final BoundedStream bounded;

        BoundedInput(ServletInputStream in) {
            this.in = in;
            this.bounded = new BoundedStream(in, BOUND);
        }

        @Override
        public int read() throws IOException {
            return bounded.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bounded.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
