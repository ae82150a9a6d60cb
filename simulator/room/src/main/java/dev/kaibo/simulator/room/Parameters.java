package dev.kaibo.simulator.room;

import dev.kaibo.capture.Words;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers of a model as a list, and a model made of such a list: for a file, for a table, and for the check that all lie in their ranges. */
public final class Parameters {
    private static final String SECONDS = "Seconds";

    private Parameters() {}

    /**
     * One number.
     *
     * @param path its place, for example {@code roles.flash.orders}; a length of time ends with Seconds
     * @param value a whole number where only whole ones are allowed
     * @param whole whether only whole numbers are allowed
     */
    public record Parameter(String path, Number value, boolean whole, Stated stated) {
        /** What is wrong with a value for it, as the rest of a sentence behind its name; null when it can be taken. */
        public @Nullable String fault(Number other) {
            double number = other.doubleValue();
            String shown = plain(other);
            if (whole && !(other instanceof Long)) return "%s, which must be a whole number".formatted(shown);
            if (number >= stated.from() && number <= stated.to()) return null;
            return "%s, which must lie from %s to %s%s"
                    .formatted(
                            shown,
                            plain(stated.from()),
                            plain(stated.to()),
                            stated.unit().isEmpty() ? "" : " (" + stated.unit() + ")");
        }
    }

    /** All numbers of a model, in the order of its text. */
    public static List<Parameter> of(RoomModel model) {
        List<Parameter> all = new ArrayList<>();
        collect("", model, all);
        return all;
    }

    /**
     * The model with other values in some places.
     *
     * @param changed path → value; each path is one of {@link #of}
     * @throws IllegalArgumentException when the model that comes out cannot be; the message says why
     */
    public static RoomModel with(RoomModel model, Map<String, Number> changed) {
        return (RoomModel) changed("", model, changed);
    }

    /** Throws when a number of this part of a model lies outside its range. */
    static void check(String name, Record part) {
        List<Parameter> all = new ArrayList<>();
        collect(name + ".", part, all);
        for (Parameter each : all) {
            String fault = each.fault(each.value());
            if (fault != null)
                throw new IllegalArgumentException("The model has %s: %s.".formatted(each.path(), fault));
        }
    }

    /** A number without an exponent and without idle zeros. */
    public static String plain(Number number) {
        if (!Double.isFinite(number.doubleValue())) return number.toString();
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    private static void collect(String prefix, Record part, List<Parameter> into) {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = value(component, part);
            String path = prefix + name(component);
            Stated stated = component.getAnnotation(Stated.class);
            switch (value) {
                case Record inner -> collect(path + ".", inner, into);
                case Map<?, ?> map -> {
                    for (Map.Entry<?, ?> entry : map.entrySet()) {
                        String inner = path + "." + Words.of((Enum<?>) entry.getKey());
                        if (entry.getValue() instanceof Record each) collect(inner + ".", each, into);
                        else into.add(parameter(inner, entry.getValue(), Objects.requireNonNull(stated, path)));
                    }
                }
                case String _ -> {}
                default -> into.add(parameter(path, value, Objects.requireNonNull(stated, path)));
            }
        }
    }

    private static Parameter parameter(String path, Object value, Stated stated) {
        return switch (value) {
            case Duration length -> new Parameter(path, seconds(length), false, stated);
            case Integer whole -> new Parameter(path, whole.longValue(), true, stated);
            case Long whole -> new Parameter(path, whole, true, stated);
            case Double number -> new Parameter(path, number, false, stated);
            default -> throw new IllegalStateException("%s is no number: %s.".formatted(path, value));
        };
    }

    private static Record changed(String prefix, Record part, Map<String, Number> changed) {
        RecordComponent[] components = part.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int at = 0; at < components.length; at++) {
            types[at] = components[at].getType();
            String path = prefix + name(components[at]);
            Object value = value(components[at], part);
            values[at] = switch (value) {
                case Record inner -> changed(path + ".", inner, changed);
                case Map<?, ?> map -> changed(path + ".", map, changed);
                default -> changed(value, changed.get(path));
            };
        }
        try {
            return (Record) part.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException("%s cannot be made.".formatted(part.getClass()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be made.".formatted(part.getClass()), e);
        }
    }

    private static Map<Object, Object> changed(String prefix, Map<?, ?> map, Map<String, Number> changed) {
        Map<Object, Object> made = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String path = prefix + Words.of((Enum<?>) key);
            made.put(
                    key,
                    value instanceof Record inner
                            ? changed(path + ".", inner, changed)
                            : changed(value, changed.get(path)));
        });
        return made;
    }

    private static Object changed(Object before, @Nullable Number after) {
        if (after == null) return before;
        return switch (before) {
            case Duration _ -> Duration.ofMillis(Math.round(after.doubleValue() * 1000));
            case Integer _ -> Math.toIntExact(after.longValue());
            case Long _ -> after.longValue();
            default -> after.doubleValue();
        };
    }

    private static Number seconds(Duration length) {
        long millis = length.toMillis();
        return millis % 1000 == 0 ? (Number) (millis / 1000) : (Number) (millis / 1000.0);
    }

    private static String name(RecordComponent component) {
        return component.getType() == Duration.class ? component.getName() + SECONDS : component.getName();
    }

    private static Object value(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be read.".formatted(component), e);
        }
    }
}
