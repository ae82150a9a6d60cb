package dev.kaibo.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request comes from a person at this very machine. The address alone is not enough: a page from elsewhere can point its own name at
 * 127.0.0.1 (DNS rebinding), and a proxy on this machine makes everybody look local.
 */
final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    static boolean is(HttpServletRequest request) {
        return isLoopbackAddress(request.getRemoteAddr())
                && NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null;
    }

    private static boolean isLoopbackAddress(String address) {
        try {
            // a literal address is only parsed, no name is looked up
            return !address.isEmpty() && InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notLiteral) {
            return false;
        }
    }
}
