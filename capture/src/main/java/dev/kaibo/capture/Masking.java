package dev.kaibo.capture;

/**
 * Takes out of a text what would find a person outside the room: mobile numbers, long runs of digits (identity cards, bank cards, landlines) and
 * addresses. Simple on purpose and rather too much than too little; each hidden character becomes a star, so that a reader sees that
 * something was hidden.
 */
public final class Masking {
    private static final char HIDDEN = '*';

    /** Digits that are hidden whatever they are: landlines with area code, bank cards, identity cards. Prices and item numbers are shorter. */
    private static final int LONG_RUN = 10;

    /** Where an address part ends. */
    private static final String PARTS = "省市区县镇乡村路街巷弄号栋幢楼室";

    private Masking() {}

    /** The text with everything hidden that {@link Masking} speaks of; the very same string when there was nothing. */
    public static String masked(String text) {
        return maskedAddresses(maskedDigits(text));
    }

    /** Digits may be full-width, and spaces, dots or hyphens may stand between them: people write their number so that no filter sees it. */
    private static String maskedDigits(String text) {
        StringBuilder out = null;
        int length = text.length();
        int i = 0;
        while (i < length) {
            if (digit(text.charAt(i)) < 0) {
                i++;
                continue;
            }
            int end = i;
            int digits = 0;
            for (int at = i; at < length; at++) {
                int c = text.charAt(at);
                if (digit((char) c) >= 0) {
                    digits++;
                    end = at + 1;
                } else if (!joins((char) c, text, at)) {
                    break;
                }
            }
            // 66666666666 is applause, nobody's number.
            if (digits >= LONG_RUN && !allTheSame(text, i, end)) {
                // The last of an identity card may be an X.
                if (digits == 17 && end < length && Character.toUpperCase(text.charAt(end)) == 'X') end++;
                if (out == null) out = new StringBuilder(text);
                int seen = 0;
                for (int at = i; at < end; at++) {
                    boolean counts = digit(text.charAt(at)) >= 0 || Character.toUpperCase(text.charAt(at)) == 'X';
                    // The first three of a number tell the network or the province, nobody's name; they help to see
                    // what was hidden.
                    if (counts && ++seen > 3) out.setCharAt(at, HIDDEN);
                }
            }
            i = Math.max(end, i + 1);
        }
        return out == null ? text : out.toString();
    }

    private static boolean allTheSame(String text, int from, int end) {
        for (int at = from + 1; at < end; at++) if (text.charAt(at) != text.charAt(from)) return false;
        return true;
    }

    private static boolean joins(char c, String text, int at) {
        boolean joint = c == ' ' || c == '-' || c == '.' || c == '_' || c == '\u3000' || c == '－' || c == '·';
        // One joint at a time: "3 件 ... 5" is no number.
        return joint && at + 1 < text.length() && digit(text.charAt(at + 1)) >= 0;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= '０' && c <= '９') return c - '０';
        return -1;
    }

    /**
     * An address is a stretch of letters and digits in which at least two parts of a place follow each other and the last is exact: a house number
     * (12号, 3栋, 502室), or a road together with a city or district.
     */
    private static String maskedAddresses(String text) {
        StringBuilder out = null;
        int length = text.length();
        int from = 0;
        while (from < length) {
            int end = from;
            while (end < length && belongsToAddress(text.charAt(end))) end++;
            if (end - from >= 5) {
                int[] found = address(text, from, end);
                if (found[1] > found[0]) {
                    if (out == null) out = new StringBuilder(text);
                    for (int at = found[0]; at < found[1]; at++) out.setCharAt(at, HIDDEN);
                }
            }
            from = end + 1;
        }
        return out == null ? text : out.toString();
    }

    private static boolean belongsToAddress(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '－' || c == ' ' || c == '#';
    }

    /** Start and end of the address within the stretch; equal when there is none. */
    private static int[] address(String text, int from, int end) {
        int regions = 0;
        int roads = 0;
        int houses = 0;
        int first = -1;
        int last = -1;
        for (int at = from + 1; at < end; at++) {
            char c = text.charAt(at);
            if (PARTS.indexOf(c) < 0) continue;
            boolean numbered = digit(text.charAt(at - 1)) >= 0 || isChineseNumeral(text.charAt(at - 1));
            boolean part = true;
            switch (c) {
                case '省', '市', '区', '县', '镇', '乡', '村' -> regions++;
                case '路', '街', '巷', '弄' -> roads++;
                case '号', '栋', '幢', '楼', '室' -> {
                    if (numbered) houses++;
                    else part = false;
                }
                default -> part = false;
            }
            if (!part) continue;
            if (first < 0) first = at;
            last = at + 1;
        }
        boolean exact = (roads > 0 && (houses > 0 || regions > 0))
                || (regions >= 2 && houses > 0)
                || regions >= 3
                || (houses >= 2 && regions > 0);
        if (!exact) return new int[] {from, from};
        // A place's name stands before its part (浙江省, 文一路): at most four characters, and digits are never a name's
        // beginning.
        return new int[] {Math.max(from, first - 4), last};
    }

    private static boolean isChineseNumeral(char c) {
        return "一二三四五六七八九十百零〇两".indexOf(c) >= 0;
    }
}
