package dev.kaibo.schema.postgres;

import java.util.Map;
import java.util.Optional;

/**
 * Where a database is and how to come in.
 *
 * @param url JDBC address, {@code jdbc:postgresql://host:port/name}
 */
public record DatabaseAddress(String url, String user, String password) {
    private static final String SCHEME = "jdbc:postgresql://";

    public DatabaseAddress {
        if (!url.startsWith(SCHEME))
            throw new IllegalArgumentException(
                    "A database address begins with %s, this one is %s.".formatted(SCHEME, shown(url)));
    }

    /**
     * The external database that {@code KAIBO_DB_URL} (with {@code KAIBO_DB_USER}, {@code KAIBO_DB_PASSWORD}) names; empty when it names none.
     *
     * @throws PostgresTrouble when the address is there, but not one of PostgreSQL
     */
    public static Optional<DatabaseAddress> fromEnvironment(Map<String, String> environment) {
        return named(
                environment.getOrDefault("KAIBO_DB_URL", ""),
                environment.getOrDefault("KAIBO_DB_USER", "kaibo"),
                environment.getOrDefault("KAIBO_DB_PASSWORD", ""));
    }

    /**
     * The external database of these settings; empty when the URL is.
     *
     * @throws PostgresTrouble when the URL is none of PostgreSQL
     */
    public static Optional<DatabaseAddress> named(String url, String user, String password) {
        if (url.isBlank()) return Optional.empty();
        if (!url.strip().startsWith(SCHEME))
            throw new PostgresTrouble("KAIBO_DB_URL must begin with %s, it is %s.".formatted(SCHEME, shown(url)));
        return Optional.of(new DatabaseAddress(url.strip(), user, password));
    }

    /** Another database on the same server. */
    public DatabaseAddress database(String name) {
        int slash = url.indexOf('/', SCHEME.length());
        int query = url.indexOf('?');
        String server = slash < 0 ? (query < 0 ? url : url.substring(0, query)) : url.substring(0, slash);
        return new DatabaseAddress(server + "/" + name + (query < 0 ? "" : url.substring(query)), user, password);
    }

    /** Without the password, which no log needs to know. */
    @Override
    public String toString() {
        return shown(url) + " as " + user;
    }

    /** An address as it may stand in a log: people put passwords before the host and behind the question mark. */
    private static String shown(String url) {
        return url.replaceAll("//[^/@]*@", "//…@").replaceAll("(?i)([?&][a-z]*password=)[^&]*", "$1…");
    }
}
