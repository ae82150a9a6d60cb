package dev.kaibo.engine.basics;

/** A number of pieces of one SKU (件), never negative. */
public record Units(int count) implements Comparable<Units> {
    public static final Units NONE = new Units(0);

    public Units {
        if (count < 0) throw new IllegalArgumentException("Units (%d) cannot be negative.".formatted(count));
    }

    public Units plus(Units other) {
        return new Units(Math.addExact(count, other.count));
    }

    public boolean exceeds(Units other) {
        return count > other.count;
    }

    @Override
    public int compareTo(Units other) {
        return Integer.compare(count, other.count);
    }
}
