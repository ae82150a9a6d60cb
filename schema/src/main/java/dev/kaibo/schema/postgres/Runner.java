package dev.kaibo.schema.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a program of PostgreSQL is started here. PostgreSQL refuses to run as the system's administrator, so for root it runs inside a user namespace in which
 * it is nobody special; where the system forbids that, as an unprivileged user who is given the data folder.
 */
record Runner(List<String> prefix, String description) {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** @throws PostgresTrouble when this is root and neither way is open; says what to do */
    static Runner forFolder(Path folder, Path programs) {
        if (!"root".equals(System.getProperty("user.name"))) return new Runner(List.of(), "as this user");
        return asRoot(folder, programs, Runner::works);
    }

    static Runner asRoot(Path folder, Path programs, Trial trial) {
        if (trial.works(with(NAMESPACE, "true"))) return new Runner(NAMESPACE, "in a user namespace");
        for (String user : UNPRIVILEGED) {
            var become = List.of("setpriv", "--reuid=" + user, "--regid=" + groupOf(user), "--clear-groups");
            if (!trial.works(with(become, "true"))) continue;
            handOver(folder, user);
            if (trial.works(with(become, "test", "-w", folder.toString()))
                    && trial.works(with(become, "test", "-x", programs.toString())))
                return new Runner(become, "as the user " + user);
        }
        throw new PostgresTrouble(
                "PostgreSQL does not run as root, this system allows no user namespaces, and neither user postgres nor nobody can reach both %s and %s: start Kaibo as an ordinary user, or put KAIBO_HOME and XDG_CACHE_HOME where they can, or name a running PostgreSQL by KAIBO_DB_URL."
                        .formatted(folder, programs));
    }

    /** Own group: a child outlives the interrupt key, so that the database stops after everybody who uses it. */
    ProcessBuilder process(Path program, String... arguments) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) command.add("/usr/bin/setsid");
        command.addAll(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        return builder;
    }

    private static List<String> with(List<String> prefix, String... program) {
        return Stream.concat(prefix.stream(), Stream.of(program)).toList();
    }

    private static String groupOf(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }

    private static void handOver(Path folder, String user) {
        try (Stream<Path> all = Files.walk(folder)) {
            var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            for (Path each : all.toList()) Files.setOwner(each, owner);
        } catch (IOException e) {
            throw new PostgresTrouble(
                    "The folder %s cannot be given to the user %s: %s.".formatted(folder, user, e), e);
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false; // the program is not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresTrouble("Interrupted while looking for a way to run PostgreSQL.", e);
        }
    }

    @FunctionalInterface
    interface Trial {
        boolean works(List<String> command);
    }
}
