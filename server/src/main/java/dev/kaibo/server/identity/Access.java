package dev.kaibo.server.identity;

/** What a role may with a field; each includes those before it. */
public enum Access {
    /** Not to be seen at all. */
    NONE,
    /** Seen with a part covered. */
    MASKED,
    SEE,
    CHANGE;

    public boolean includes(Access wanted) {
        return compareTo(wanted) >= 0;
    }
}
