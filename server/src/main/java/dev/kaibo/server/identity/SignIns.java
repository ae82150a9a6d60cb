package dev.kaibo.server.identity;

/** Whether someone who was signed in still is: what lasts longer than a request asks from time to time. */
public interface SignIns {
    /** Changes whenever a sign-in was ended; while it stays the same nobody was signed out. Costs nothing. */
    long endings();

    /** Whether this sign-in still holds. Asks the database. */
    boolean holds(Caller caller);
}
