package dev.kaibo.server.reach;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * This server in the shop's network: by what it is reached there and what proves that it is the one. There is one only when it was started with {@code --lan}.
 *
 * @param hosts as they stand in an address, the most likely one first, the name last
 * @param authority what a device must trust once
 */
public record Lan(List<String> hosts, X509Certificate authority) {
    public Lan {
        hosts = List.copyOf(hosts);
    }

    /**
     * Made ready before the server starts.
     *
     * @param settings of Spring Boot, the password among them; they are for the start alone
     */
    public record Prepared(Lan lan, Map<String, Object> settings) {
        /** Without the settings. */
        @Override
        public String toString() {
            return "Prepared[" + lan.hosts() + "]";
        }
    }

    /**
     * Looks at the network, finds or makes the authority and issues this start's certificate.
     *
     * @param port 0 for any
     * @throws LanTrouble a sentence for the person at the keyboard
     */
    public static Prepared prepare(Path home, int port) {
        return prepare(home, port, Network.ofThisMachine(), Clock.systemUTC());
    }

    static Prepared prepare(Path home, int port, Network network, Clock clock) {
        requireFree(port);
        Keytool keytool = Keytool.ofThisJava();
        Authority authority = Authority.of(home.toAbsolutePath().normalize(), network.name(), keytool, clock);
        Authority.Issued issued = authority.issue(network, keytool, clock);
        return new Prepared(
                new Lan(network.hosts(), authority.certificate()),
                Map.of(
                        "server.address",
                        "0.0.0.0",
                        "server.ssl.key-store",
                        issued.store().toUri().toString(),
                        "server.ssl.key-store-type",
                        "PKCS12",
                        "server.ssl.key-store-password",
                        issued.password()));
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // as the web server does: an ended one that lingers is not in the way
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException | IllegalArgumentException e) {
            throw new LanTrouble(
                    "Port %d cannot be had on all addresses (%s): end the program that has it, or choose another with --port."
                            .formatted(port, e.getMessage()),
                    e);
        }
    }

    /** Where the pages are, the most likely one first. */
    public List<String> addresses(int port) {
        return hosts.stream().map(host -> "https://%s:%d".formatted(host, port)).toList();
    }

    /** SHA-256 of the authority's certificate as devices show it: {@code 0A:1B:…}. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(der());
            return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    byte[] der() {
        try {
            return authority.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("What was read can be written.", e);
        }
    }
}
