package dev.kaibo.cli;

import dev.kaibo.engine.basics.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as a person reads them; what is null is —. */
final class Shown {
    static final String NOTHING = "—";

    private Shown() {}

    static String number(@Nullable Long value) {
        return value == null ? NOTHING : String.format(Locale.ROOT, "%,d", value);
    }

    static String percent(@Nullable Double rate) {
        return rate == null ? NOTHING : String.format(Locale.ROOT, "%.1f %%", rate * 100);
    }

    static String yuan(@Nullable Money money) {
        return money == null ? NOTHING : String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(money.fen(), 2));
    }

    /** Hours, minutes and seconds; a short length without its hours. */
    static String length(@Nullable Duration length) {
        if (length == null) return NOTHING;
        long hours = length.toHours();
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, length.toMinutesPart(), length.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", length.toMinutes(), length.toSecondsPart());
    }
}
