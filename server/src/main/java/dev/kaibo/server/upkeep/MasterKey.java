package dev.kaibo.server.upkeep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The key that wraps the key of each show, as far as a backup must know it: whether it opens one, and a new one for a show whose old one is lost. The form is that of live's {@code Sealing}. */
final class MasterKey {
    private static final int KEY_BYTES = 32;
    private static final int SHOW_KEY_BYTES = 48;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    static MasterKey random() {
        return new MasterKey(random(KEY_BYTES));
    }

    /** @throws UpkeepTrouble when the file cannot be read or is no key */
    static MasterKey read(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length == KEY_BYTES) return new MasterKey(key);
            throw new UpkeepTrouble(
                    "%s is no key: it has %d bytes instead of %d.".formatted(file, key.length, KEY_BYTES));
        } catch (IOException e) {
            throw new UpkeepTrouble("The key %s cannot be read: %s.".formatted(file, e), e);
        } catch (IllegalArgumentException e) {
            // the message would hold a piece of what stands there
            throw new UpkeepTrouble(
                    "%s is no key: it does not hold %d hexadecimal digits.".formatted(file, 2 * KEY_BYTES));
        }
    }

    /** As it stands in its file. */
    String text() {
        return HexFormat.of().formatHex(key) + "\n";
    }

    boolean opens(UUID show, byte[] wrapped) {
        if (wrapped.length <= NONCE_BYTES) return false;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, show, wrapped);
            return cipher.doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES).length == SHOW_KEY_BYTES;
        } catch (AEADBadTagException another) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        }
    }

    /** A new key of a show, wrapped. */
    byte[] newShowKey(UUID show) {
        try {
            byte[] nonce = random(NONCE_BYTES);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, show, nonce).doFinal(random(SHOW_KEY_BYTES));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM.", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MasterKey that && MessageDigest.isEqual(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    private Cipher cipher(int mode, UUID show, byte[] nonceFirst) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE_BYTES));
        cipher.updateAAD(ByteBuffer.allocate(26)
                .putLong(show.getMostSignificantBits())
                .putLong(show.getLeastSignificantBits())
                .putChar('k')
                .putLong(0)
                .array());
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
