package dev.kaibo.server.reach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's own program for certificates, as a child process (decision 0090). Passwords go by its environment: arguments are seen by everybody. */
final class Keytool {
    private static final String PASSWORD = "KAIBO_STORE_PASSWORD";
    private static final long WITHIN_SECONDS = 120;
    private static final int MOST_SAID = 4_000;

    private final Path program;

    Keytool(Path javaHome) {
        program = javaHome.resolve("bin").resolve("keytool");
    }

    static Keytool ofThisJava() {
        return new Keytool(Path.of(System.getProperty("java.home")));
    }

    /**
     * Makes a key pair with its certificate in a PKCS#12 store; makes the store when it is not there.
     *
     * @throws LanTrouble when it cannot be done
     */
    void makePair(Path store, String password, List<String> arguments) {
        if (!Files.isExecutable(program))
            throw new LanTrouble(
                    "This Java has no keytool (%s), which makes the certificates: start with a JDK 25."
                            .formatted(program),
                    null);
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                // a phone's clock may be slow
                "-startdate",
                "-1d",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD));
        command.addAll(arguments);
        run(command, password);
    }

    /** The option by which a signer's key is opened, which has the store's own password. */
    static List<String> signedBy(String alias) {
        return List.of("-signer", alias, "-signerkeypass:env", PASSWORD);
    }

    private void run(List<String> command, String password) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD, password);
        // a wish of the person's shell must not change what is made
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(MOST_SAID), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LanTrouble(
                        "keytool has not made the certificate within %d s.".formatted(WITHIN_SECONDS), null);
            }
            if (process.exitValue() != 0)
                throw new LanTrouble("keytool could not make the certificate: %s".formatted(said), null);
        } catch (IOException e) {
            throw new LanTrouble("keytool (%s) cannot be started: %s.".formatted(program, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LanTrouble("The start was broken off.", e);
        }
    }
}
