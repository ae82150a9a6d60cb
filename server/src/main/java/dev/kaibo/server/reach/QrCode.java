package dev.kaibo.server.reach;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A code for a camera.
 *
 * @param rows from above, each as long as there are rows: 1 is dark, 0 is light; without the quiet zone around it
 */
public record QrCode(List<String> rows) {
    /** Light on each side, in squares; cameras want four, and find a code with two. */
    private static final int QUIET = 2;

    /** Longer texts make codes that a phone does not read from a screen across a table. */
    public static final int LONGEST = 300;

    public QrCode {
        rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException when the text has more than {@value #LONGEST} characters */
    public static QrCode of(String text) {
        if (text.length() > LONGEST)
            throw new IllegalArgumentException(
                    "A code holds at most %d characters (was %d).".formatted(LONGEST, text.length()));
        try {
            ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            List<String> rows = new ArrayList<>();
            for (int y = 0; y < matrix.getHeight(); y++) {
                StringBuilder row = new StringBuilder();
                for (int x = 0; x < matrix.getWidth(); x++) row.append(matrix.get(x, y) == 1 ? '1' : '0');
                rows.add(row.toString());
            }
            return new QrCode(rows);
        } catch (WriterException e) {
            throw new IllegalArgumentException("No code can be made of this text.", e);
        }
    }

    /** For a terminal: two rows a line, light squares drawn and dark ones left, as terminals are dark. */
    public List<String> lines() {
        int size = rows.size();
        List<String> lines = new ArrayList<>();
        for (int y = -QUIET; y < size + QUIET; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = -QUIET; x < size + QUIET; x++)
                line.append(half(isLight(x, y), y + 1 >= size + QUIET || isLight(x, y + 1)));
            lines.add(line.toString());
        }
        return List.copyOf(lines);
    }

    private static char half(boolean upper, boolean lower) {
        if (upper) return lower ? '█' : '▀';
        return lower ? '▄' : ' ';
    }

    private boolean isLight(int x, int y) {
        return y < 0
                || y >= rows.size()
                || x < 0
                || x >= rows.size()
                || rows.get(y).charAt(x) == '0';
    }
}
