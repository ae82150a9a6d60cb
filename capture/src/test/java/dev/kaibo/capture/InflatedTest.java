package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflatedTest {
    private static final byte[] POST = bytes("{\"events\":[]}");

    @Property(tries = 100)
    void whatever_is_sent_comes_out_plain_or_gzip_and_however_it_arrives(
            @ForAll long seed, @ForAll @IntRange(max = 40_000) int length) throws Exception {
        byte[] body = new byte[length];
        SplittableRandom dice = new SplittableRandom(seed);
        dice.nextBytes(body);
        if (length > 0) body[0] = '{';

        assertThat(Inflated.read(trickling(body, dice), false, 40_000, 40_000)).isEqualTo(body);
        byte[] gzip = Written.gzip(body);
        for (boolean said : new boolean[] {true, false})
            assertThat(Inflated.read(trickling(gzip, dice), said, 80_000, 40_000))
                    .isEqualTo(body);
        // Exactly at the bounds, and one byte beyond each.
        assertThat(Inflated.read(trickling(gzip, dice), true, gzip.length, Math.max(1, length)))
                .isEqualTo(body);
        assertThatThrownBy(() -> Inflated.read(trickling(gzip, dice), true, gzip.length - 1, 40_000))
                .isInstanceOf(PostTooLarge.class)
                .hasMessage("The post has more than %d bytes.", gzip.length - 1);
        if (length > 1)
            assertThatThrownBy(() -> Inflated.read(trickling(gzip, dice), true, 80_000, length - 1))
                    .isInstanceOfSatisfying(
                            PostTooLarge.class, e -> assertThat(e.bound()).isEqualTo(length - 1))
                    .hasMessage("The post inflates to more than %d bytes.", length - 1);
    }

    @Property(tries = 300)
    void a_gzip_that_is_cut_or_damaged_is_named_so_or_is_whole_all_the_same(@ForAll long seed) throws IOException {
        SplittableRandom dice = new SplittableRandom(seed);
        byte[] body = bytes("{\"events\":[%s]}".formatted("1,".repeat(dice.nextInt(500))));
        byte[] gzip = Written.gzip(body);
        if (dice.nextBoolean()) gzip = Arrays.copyOf(gzip, dice.nextInt(2, gzip.length));
        else gzip[dice.nextInt(2, gzip.length)] ^= (byte) (1 << dice.nextInt(8));
        try {
            // Some bits of the head mean nothing.
            assertThat(Inflated.read(new ByteArrayInputStream(gzip), true)).isEqualTo(body);
        } catch (PostUnreadable e) {
            assertThat(e.getMessage()).contains("gzip").endsWith(".").doesNotContain("null");
        } catch (PostTooLarge e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 10, 15, 20})
    void a_cut_gzip_is_cut_off(int bytes) {
        byte[] cut = Arrays.copyOf(Written.gzip(POST), bytes);

        assertThatThrownBy(() -> Inflated.read(new ByteArrayInputStream(cut), true))
                .isInstanceOf(PostUnreadable.class)
                .hasMessageStartingWith(
                        bytes == 1 ? "The post is said to be gzip" : "The gzip of the post is cut off.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 8})
    void a_wrong_length_or_check_sum_at_the_end_is_seen(int fromTheEnd) {
        byte[] gzip = Written.gzip(POST);
        gzip[gzip.length - fromTheEnd] ^= 1;

        assertThatThrownBy(() -> Inflated.read(new ByteArrayInputStream(gzip), true))
                .isInstanceOf(PostUnreadable.class)
                .hasMessage("The gzip of the post is damaged: its check sum or its length is wrong.");
    }

    @Test
    void who_says_gzip_must_send_gzip() {
        assertThatThrownBy(() -> Inflated.read(new ByteArrayInputStream(POST), true))
                .isInstanceOf(PostUnreadable.class)
                .hasMessage("The post is said to be gzip, but does not begin like it (1f 8b).");
    }

    @Test
    void every_part_that_a_head_may_have_is_passed_over() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0});
        out.write(new byte[] {3, 0, 'e', 'x', 't'});
        out.write(bytes("name\0comment\0"));
        out.write(new byte[] {0, 0});
        try (DeflaterOutputStream data = new DeflaterOutputStream(out, new Deflater(9, true))) {
            data.write(POST);
        }
        CRC32 check = new CRC32();
        check.update(POST);
        for (int shift = 0; shift < 32; shift += 8) out.write((int) (check.getValue() >>> shift));
        out.write(new byte[] {(byte) POST.length, 0, 0, 0});

        assertThat(Inflated.read(new ByteArrayInputStream(out.toByteArray()), false))
                .isEqualTo(POST);
    }

    @Test
    void a_bomb_is_stopped_at_the_bound() {
        byte[] bomb = Written.gzip(new byte[200 << 20]);

        assertThat(bomb).hasSizeLessThan(Inflated.MOST_BYTES);
        assertThatThrownBy(() -> Inflated.read(new ByteArrayInputStream(bomb), true))
                .isInstanceOf(PostTooLarge.class)
                .hasMessage("The post inflates to more than 5242880 bytes.");
    }

    @Test
    void a_body_without_end_is_stopped_at_the_bound() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '{';
            }
        };

        assertThatThrownBy(() -> Inflated.read(endless, false))
                .isInstanceOf(PostTooLarge.class)
                .hasMessage("The post has more than 5242880 bytes.");
    }

    @Test
    void members_one_after_the_other_are_one_body_and_a_million_empty_ones_are_no_trouble() throws Exception {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(Written.gzip(bytes("{\"events\"")));
        byte[] empty = Written.gzip(new byte[0]);
        while (members.size() < Inflated.MOST_BYTES - 1_000) members.write(empty);
        members.write(Written.gzip(bytes(":[]}")));

        assertThat(Inflated.read(new ByteArrayInputStream(members.toByteArray()), true))
                .isEqualTo(POST);
    }

    @Test
    void what_stands_behind_the_gzip_is_named() {
        byte[] gzip = Written.gzip(POST);
        byte[] longer = Arrays.copyOf(gzip, gzip.length + 3);

        assertThatThrownBy(() -> Inflated.read(new ByteArrayInputStream(longer), true))
                .isInstanceOf(PostUnreadable.class)
                .hasMessage("Something that is no gzip stands behind the gzip (byte %d of the post).", gzip.length + 1);
    }

    /** Gives a few bytes at a time, as a network does. */
    private static InputStream trickling(byte[] body, SplittableRandom dice) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, dice.nextInt(1, 5_000)));
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
