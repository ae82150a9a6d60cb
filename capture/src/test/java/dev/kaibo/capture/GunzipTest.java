package dev.kaibo.capture;

import static dev.kaibo.capture.Written.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** However a gzip is made and read: all of it, and when it is damaged all before the damage. */
class GunzipTest {
    @Property(tries = 300)
    void members_of_any_size_through_windows_of_any_size_say_what_was_packed(@ForAll long seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] packed = members(dice, plain);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        assertThat(trouble(packed, dice, read)).isNull();
        assertThat(read.toByteArray()).isEqualTo(plain.toByteArray());
    }

    @Property(tries = 300)
    void a_cut_anywhere_gives_what_stands_before_it_and_is_told(@ForAll long seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        byte[] plain = noise(dice, 1 + dice.nextInt(3_000));
        byte[] packed = gzip(plain);
        byte[] cut = Arrays.copyOf(packed, dice.nextInt(2, packed.length));

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        assertThat(trouble(cut, dice, read)).isInstanceOf(EOFException.class);
        assertThat(read.toByteArray()).isEqualTo(Arrays.copyOf(plain, read.size()));
        if (cut.length >= packed.length - 8) assertThat(read.size()).isEqualTo(plain.length);
    }

    @Example
    void what_follows_and_is_no_gzip_is_told_with_its_place_as_often_as_one_asks() throws IOException {
        byte[] good = gzip("好".getBytes(StandardCharsets.UTF_8));
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        longer[good.length] = 'x';

        try (Gunzip gzip = new Gunzip(new ByteArrayInputStream(longer), 7)) {
            assertThat(gzip.readNBytes(3)).asString(StandardCharsets.UTF_8).isEqualTo("好");
            for (int i = 0; i < 2; i++)
                assertThatThrownBy(gzip::read)
                        .isInstanceOfSatisfying(
                                Gunzip.NoGzip.class, e -> assertThat(e.at()).isEqualTo(good.length + 1));
        }
    }

    @Example
    void a_method_that_nobody_uses_is_named() {
        byte[] strange = gzip(new byte[0]);
        strange[2] = 9;
        assertThatThrownBy(() -> new Gunzip(new ByteArrayInputStream(strange), 64))
                .isInstanceOf(ZipException.class)
                .hasMessage("its method (9) is unknown");
    }

    /** Reads all that can be read, in pieces of any size; null when that is all there is. */
    private static @Nullable IOException trouble(byte[] packed, SplittableRandom dice, ByteArrayOutputStream read)
            throws IOException {
        byte[] piece = new byte[1_000];
        try (Gunzip gzip = new Gunzip(new ByteArrayInputStream(packed), 1 + dice.nextInt(600))) {
            while (true) {
                int length = gzip.read(piece, 0, 1 + dice.nextInt(piece.length));
                if (length < 0) {
                    assertThat(gzip.read()).isEqualTo(-1);
                    return null;
                }
                read.write(piece, 0, length);
            }
        } catch (EOFException | ZipException e) {
            return e;
        }
    }

    private static byte[] members(SplittableRandom dice, ByteArrayOutputStream plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int i = 1 + dice.nextInt(5); i > 0; i--) {
            byte[] member = noise(dice, dice.nextBoolean() ? 0 : dice.nextInt(3_000));
            plain.writeBytes(member);
            packed.writeBytes(gzip(member));
        }
        return packed.toByteArray();
    }

    /** Half of it packs well, half not at all. */
    private static byte[] noise(SplittableRandom dice, int length) {
        byte[] bytes = new byte[length];
        dice.nextBytes(bytes);
        Arrays.fill(bytes, length / 2, length, (byte) 'a');
        return bytes;
    }
}
