package dev.kaibo.server.identity.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, for tables on a screen. */
final class Csv {
    /** What a table on a screen would reckon instead of show. */
    private static final String FORMULAS = "=+-@\t\r";

    private Csv() {}

    static void row(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.write(',');
            out.write(cell(cells.get(i)));
        }
        out.write("\r\n");
    }

    /** Somebody's name or a tried account comes from whoever typed it: as a formula it would run on the screen of who opens the file. */
    static String cell(String text) {
        String safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
