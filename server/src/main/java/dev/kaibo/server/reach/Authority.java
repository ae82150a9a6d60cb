package dev.kaibo.server.reach;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The house's own authority: what a phone trusts once, so that it believes this server's certificate from then on. It lies in the folder {@code lan} of the data
 * folder, lives ten years and can vouch for no name of the internet, only for {@code *.local} and for addresses by number.
 */
final class Authority {
    /** What a phone's system takes at most (Apple: 398 days). */
    static final Duration LONGEST_OF_A_SERVER = Duration.ofDays(397);

    static final int DAYS = 3_650;

    private static final String FOLDER = "lan";
    private static final String STORE = "authority.p12";
    private static final String PASSWORD = "password";
    private static final String SERVER_STORE = "server.p12";
    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    /** RFC 5280 4.2.1.10, critical: of names only {@code local} with all below it, and {@code localhost}. */
    private static final String ONLY_LOCAL_NAMES =
            "2.5.29.30:critical=3018A016300782056C6F63616C300B82096C6F63616C686F7374";

    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final String password;
    private final KeyStore store;
    private final X509Certificate certificate;

    private Authority(Path folder, String password, KeyStore store, X509Certificate certificate) {
        this.folder = folder;
        this.password = password;
        this.store = store;
        this.certificate = certificate;
    }

    /** What a server of this start proves itself by. */
    record Issued(Path store, String password) {
        /** Without the password, which no log may say. */
        @Override
        public String toString() {
            return "Issued[" + store + "]";
        }
    }

    /**
     * The authority of this data folder; made when there is none yet.
     *
     * @param house by what people know it again in their settings, {@code Kaibo <house>}
     * @throws LanTrouble when it is there and cannot be used; it is never replaced, because every device would have to trust anew
     */
    static Authority of(Path home, String house, Keytool keytool, Clock clock) {
        Path folder = home.resolve(FOLDER);
        try {
            Files.createDirectories(home);
            if (!Files.exists(folder)) make(home, folder, house, keytool);
        } catch (IOException e) {
            throw new LanTrouble("The authority cannot be made in %s: %s.".formatted(folder, told(e)), e);
        }
        return read(folder, clock.instant());
    }

    private static void make(Path home, Path folder, String house, Keytool keytool) throws IOException {
        // all of it or nothing: it gets its name when it is whole
        Path making = Files.createTempDirectory(home, FOLDER + "-");
        try {
            ownersOnly(making, "rwx------");
            String password = newPassword();
            write(making.resolve(PASSWORD), password);
            Path store = making.resolve(STORE);
            keytool.makePair(
                    store,
                    password,
                    List.of(
                            "-alias",
                            AUTHORITY,
                            "-dname",
                            "CN=Kaibo " + house,
                            "-ext",
                            "bc:critical=ca:true,pathlen:0",
                            "-ext",
                            "ku:critical=keyCertSign,cRLSign",
                            "-ext",
                            ONLY_LOCAL_NAMES,
                            "-validity",
                            Integer.toString(DAYS)));
            ownersOnly(store, "rw-------");
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(making);
        }
    }

    private static Authority read(Path folder, Instant now) {
        Path file = folder.resolve(STORE);
        try {
            String password = Files.readString(folder.resolve(PASSWORD)).strip();
            KeyStore store = load(file, password);
            if (!store.isKeyEntry(AUTHORITY) || !(store.getCertificate(AUTHORITY) instanceof X509Certificate found))
                throw damaged(file, "it holds no authority", null);
            ownersOnly(folder, "rwx------");
            ownersOnly(file, "rw-------");
            ownersOnly(folder.resolve(PASSWORD), "rw-------");
            if (now.plus(Duration.ofDays(1)).isAfter(found.getNotAfter().toInstant()))
                throw damaged(file, "it ended on " + found.getNotAfter().toInstant(), null);
            return new Authority(folder, password, store, found);
        } catch (IOException | GeneralSecurityException e) {
            throw damaged(file, told(e), e);
        }
    }

    private static LanTrouble damaged(Path file, String why, @Nullable Exception cause) {
        return new LanTrouble(
                "The authority of this house (%s) cannot be used, %s: bring it back from a copy, or remove the folder %s, after which every device must trust the new one."
                        .formatted(file, why, file.getParent()),
                cause);
    }

    X509Certificate certificate() {
        return certificate;
    }

    /**
     * A new key and a new certificate for what this machine is called at this moment. The one before is gone.
     *
     * @throws LanTrouble when it cannot be made; the one before is then still there
     */
    Issued issue(Network network, Keytool keytool, Clock clock) {
        Path making = folder.resolve(SERVER_STORE + ".new");
        String once = newPassword();
        try {
            Files.deleteIfExists(making);
            // keytool signs by a key of the same store, so the authority is there for as long as that takes
            KeyStore both = KeyStore.getInstance("PKCS12");
            both.load(null, null);
            both.setKeyEntry(
                    AUTHORITY,
                    store.getKey(AUTHORITY, password.toCharArray()),
                    once.toCharArray(),
                    store.getCertificateChain(AUTHORITY));
            save(both, making, once);
            List<String> arguments = new ArrayList<>(Keytool.signedBy(AUTHORITY));
            arguments.addAll(List.of(
                    "-alias",
                    SERVER,
                    "-dname",
                    "O=Kaibo",
                    "-ext",
                    "san=" + names(network),
                    "-ext",
                    "eku=serverAuth",
                    "-ext",
                    "ku:critical=digitalSignature",
                    "-validity",
                    Long.toString(days(clock.instant()))));
            keytool.makePair(making, once, arguments);
            KeyStore signed = load(making, once);
            signed.deleteEntry(AUTHORITY);
            save(signed, making, once);
            Path file = folder.resolve(SERVER_STORE);
            Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Issued(file, once);
        } catch (IOException | GeneralSecurityException e) {
            throw new LanTrouble(
                    "The certificate of this server cannot be made in %s: %s.".formatted(folder, told(e)), e);
        } finally {
            deleteTree(making);
        }
    }

    /** It begins a day early, and never outlives the authority. */
    private long days(Instant now) {
        long left = Duration.between(now, certificate.getNotAfter().toInstant()).toDays() + 1;
        return Math.min(LONGEST_OF_A_SERVER.toDays(), left);
    }

    private static String names(Network network) {
        List<String> names = new ArrayList<>();
        for (InetAddress each : network.addresses()) names.add("ip:" + Network.text(each));
        names.add("ip:127.0.0.1");
        names.add("dns:" + network.localName());
        names.add("dns:localhost");
        return String.join(",", names);
    }

    private static KeyStore load(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static void save(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(file);
        create(file);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            store.store(out, password.toCharArray());
        }
    }

    private static void write(Path file, String text) throws IOException {
        create(file);
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /** Nobody else can ever open it, not even between its making and its filling. */
    private static void create(Path file) throws FileAlreadyExistsException, IOException {
        if (isPosix(file.toAbsolutePath().getParent()))
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        else Files.createFile(file);
    }

    private static void ownersOnly(Path path, String permissions) throws IOException {
        if (isPosix(path)) Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static boolean isPosix(@Nullable Path path) {
        return path != null && Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }

    private static String newPassword() {
        byte[] bits = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static String told(Exception e) {
        if (e instanceof NoSuchFileException missing) return "the file %s is missing".formatted(missing.getFile());
        String message = e.getMessage();
        return message == null || message.isBlank() ? "it is damaged" : message;
    }

    private static void deleteTree(Path path) {
        if (!Files.exists(path)) return;
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException e) {
            throw new LanTrouble("%s is left over and cannot be removed: %s.".formatted(path, e.getMessage()), e);
        }
    }
}
