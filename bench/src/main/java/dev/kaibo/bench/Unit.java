package dev.kaibo.bench;

import java.util.Locale;

/** What is measured, and how it is written. */
public enum Unit {
    A_SECOND {
        @Override
        public String text(double value) {
            return value >= 1_000_000
                    ? String.format(Locale.ROOT, "%.2f M/s", value / 1e6)
                    : String.format(Locale.ROOT, "%,.0f /s", value);
        }
    },
    SECONDS {
        @Override
        public String text(double value) {
            return String.format(Locale.ROOT, "%.2f s", value);
        }
    },
    MILLISECONDS {
        @Override
        public String text(double value) {
            return String.format(Locale.ROOT, "%.1f ms", value);
        }
    },
    MEGABYTES {
        @Override
        public String text(double value) {
            return String.format(Locale.ROOT, "%,.1f MB", value);
        }
    },
    TIMES {
        @Override
        public String text(double value) {
            return String.format(Locale.ROOT, "%.2f ×", value);
        }
    };

    public abstract String text(double value);

    /** The median with the least and the most beside it. */
    public String text(Spread spread) {
        return spread.runs() == 1
                ? text(spread.median())
                : "%s (%s – %s)".formatted(text(spread.median()), text(spread.least()), text(spread.most()));
    }
}
