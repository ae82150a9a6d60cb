package dev.kaibo.server.live.internal;

import dev.kaibo.capture.FingerprintKey;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.schema.SecretFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be read from the database alone: who a viewer is and what he wrote (DESIGN §4). Each show has a key of its own, wrapped by the master key,
 * which lies in a file that only we may read; a show whose key is thrown away is forgotten, whatever backups exist. AES-256-GCM; what a sealed value belongs to
 * (show, kind, number) is bound into it, so that no row can be passed off as another.
 */
final class Sealing {
    private static final int KEY_BYTES = 32;
    private static final int FINGERPRINT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec master;

    private Sealing(byte[] master) {
        this.master = new SecretKeySpec(master, "AES");
    }

    static Sealing ofKey(byte[] master) {
        if (master.length != KEY_BYTES)
            throw new IllegalArgumentException(
                    "A master key has %d bytes, this one %d.".formatted(KEY_BYTES, master.length));
        return new Sealing(master);
    }

    /**
     * Reads the master key, 64 hexadecimal digits; makes it when the file is not there.
     *
     * @throws IllegalStateException when the file is no key, or others may read it
     */
    static Sealing fromFile(Path file) {
        try {
            SecretFile.makeOnce(file, HexFormat.of().formatHex(random(KEY_BYTES)) + "\n");
            if (!Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString("rw-------")))
                throw new IllegalStateException("The key file %s can be read by others: chmod 600 it.".formatted(file));
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            return ofKey(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The key file %s cannot be used: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /** A new show's key, wrapped for the database. */
    byte[] newShowKey(ShowId show) {
        return seal(master, context(show, 'k', 0), random(KEY_BYTES + FINGERPRINT_BYTES));
    }

    /** @throws IllegalStateException when the master key is not the one that wrapped it */
    ShowKey open(ShowId show, byte[] wrapped) {
        byte[] opened = unseal(master, context(show, 'k', 0), wrapped);
        ByteBuffer fingerprint = ByteBuffer.wrap(opened, KEY_BYTES, FINGERPRINT_BYTES);
        return new ShowKey(
                show,
                new SecretKeySpec(Arrays.copyOf(opened, KEY_BYTES), "AES"),
                new FingerprintKey(fingerprint.getLong(), fingerprint.getLong()));
    }

    /** The opened key of one show. */
    static final class ShowKey {
        private final ShowId show;
        private final SecretKeySpec key;
        private final FingerprintKey fingerprint;

        private ShowKey(ShowId show, SecretKeySpec key, FingerprintKey fingerprint) {
            this.show = show;
            this.key = key;
            this.fingerprint = fingerprint;
        }

        FingerprintKey fingerprint() {
            return fingerprint;
        }

        byte[] sealViewer(int viewer, String identityAndNick) {
            return seal(key, context(show, 'v', viewer), identityAndNick.getBytes(StandardCharsets.UTF_8));
        }

        byte[] sealComment(long comment, String nickAndText) {
            return seal(key, context(show, 'c', comment), nickAndText.getBytes(StandardCharsets.UTF_8));
        }

        byte[] sealLine(long ordinal, String line) {
            return seal(key, context(show, 'q', ordinal), line.getBytes(StandardCharsets.UTF_8));
        }

        String openLine(long ordinal, byte[] sealed) {
            return new String(unseal(key, context(show, 'q', ordinal), sealed), StandardCharsets.UTF_8);
        }

        String openViewer(int viewer, byte[] sealed) {
            return new String(unseal(key, context(show, 'v', viewer), sealed), StandardCharsets.UTF_8);
        }

        String openComment(long comment, byte[] sealed) {
            return new String(unseal(key, context(show, 'c', comment), sealed), StandardCharsets.UTF_8);
        }
    }

    private static byte[] context(ShowId show, char kind, long number) {
        return ByteBuffer.allocate(26)
                .putLong(show.value().getMostSignificantBits())
                .putLong(show.value().getLeastSignificantBits())
                .putChar(kind)
                .putLong(number)
                .array();
    }

    private static byte[] seal(SecretKeySpec key, byte[] context, byte[] plain) {
        try {
            byte[] nonce = random(NONCE_BYTES);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        }
    }

    private static byte[] unseal(SecretKeySpec key, byte[] context, byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A sealed value does not open: the master key is another one, or the row was changed.", e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
