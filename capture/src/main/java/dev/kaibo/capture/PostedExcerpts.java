package dev.kaibo.capture;

import java.util.regex.Pattern;

/**
 * What a person may see of a post that lies in quarantine: as of a line of a file, and ids of viewers are replaced too. A file is somebody's own; a
 * post comes from outside, and nobody needs an id to see what was wrong with it.
 */
final class PostedExcerpts {
    /** Never longer than what it stands for, so that an excerpt keeps its length. */
    private static final String HIDDEN = "…";
    /** An openid has 28 characters, a session's id 32. Keys are as long, but have neither digits nor capitals. */
    private static final int SHORTEST_ID = 16;

    private static final Pattern ID_KEYS = Pattern.compile(
            "\"(sec_openid|decoded_openid|msg_id|wechat_uin|finder_username|viewer|id)\"(\\s*:\\s*\"?)[^\",}\\s]+");

    private PostedExcerpts() {}

    /** The beginning of an event or a line, at most 200 characters. */
    static String of(byte[] bytes, int from, int to) {
        return withoutIds(ID_KEYS.matcher(Excerpts.of(bytes, from, to)).replaceAll("\"$1\"$2" + HIDDEN));
    }

    /** The beginning of a value that a problem quotes. */
    static String value(byte[] bytes, int from, int to) {
        int end = to - from <= 40 ? to : Utf8.wholeUntil(bytes, from, from + 40);
        return withoutIds(Excerpts.of(bytes, from, end));
    }

    /**
     * A problem that the reader of recordings found, without what may be personal in the value that it quotes in brackets. A bare number stays: it
     * stood where a number belongs, and a problem about a bound is no use without it.
     */
    static String problem(String detail) {
        int open = detail.indexOf(" (") + 2;
        int close = detail.lastIndexOf(") ");
        if (open < 2 || close <= open) return withoutIds(detail);
        String value = detail.substring(open, close);
        if (value.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) return detail;
        return detail.substring(0, open) + withoutIds(Masking.masked(value)) + detail.substring(close);
    }

    private static String withoutIds(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean telling = false;
            while (end < text.length() && belongsToId(text.charAt(end))) {
                char c = text.charAt(end++);
                telling |= c < 'a' && c != '_' && c != '-';
            }
            // What the end of an excerpt cuts may be the beginning of an id.
            boolean cut = end + 1 == text.length() && text.charAt(end) == '…';
            if (telling && (cut || end - at >= SHORTEST_ID)) out.append(HIDDEN);
            else out.append(text, at, end);
            if (end < text.length()) out.append(text.charAt(end++));
            at = end;
        }
        return out.toString();
    }

    /** Stars are what masking leaves of the long numbers within an id. */
    private static boolean belongsToId(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-'
                || c == '*';
    }
}
