package dev.kaibo.engine.basics;

/** One item of a rundown (一款), unique within its show: 1 to 64 characters. */
public record ItemId(String value) {
    public ItemId {
        if (value.isBlank() || value.length() > 64)
            throw new IllegalArgumentException("An item id has 1 to 64 characters (was '%s').".formatted(value));
    }

    @Override
    public String toString() {
        return value;
    }
}
