package dev.kaibo.engine.basics;

/** An amount in fen (分), as the shop's own messages carry it. Whole numbers only, so that sums are exact. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** @throws ArithmeticException when the sum leaves the range of a long */
    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    /** @throws ArithmeticException when the difference leaves the range of a long */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public boolean isNegative() {
        return fen < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
