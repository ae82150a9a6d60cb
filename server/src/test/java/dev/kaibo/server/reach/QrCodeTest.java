package dev.kaibo.server.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    @Property(tries = 50)
    void what_is_drawn_on_a_terminal_is_read_back(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = QrCode.LONGEST) String text)
            throws Exception {
        List<String> lines = QrCode.of(text).lines();
        int size = lines.getFirst().length();
        BitMatrix squares = new BitMatrix(size - 4);
        for (int y = 2; y < size - 2; y++)
            for (int x = 2; x < size - 2; x++) {
                char drawn = lines.get(y / 2).charAt(x);
                boolean light = drawn == '█' || drawn == (y % 2 == 0 ? '▀' : '▄');
                if (!light) squares.set(x - 2, y - 2);
            }
        assertThat(new Decoder().decode(squares).getText()).isEqualTo(text);
    }

    @Test
    void a_text_too_long_for_a_camera_is_refused() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(QrCode.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
