package dev.kaibo.server.identity;

/** Whether someone who was signed in still is: what lasts longer than a request asks from time to time. */
public interface SignIns {
    /** Changes whenever a sign-in was ended or a person changed; while it stays the same nobody was signed out. Costs nothing. */
    long endings();

    /** Whether this sign-in still holds, and for the same role: what a role may not see it must not go on seeing. Asks the database. */
    boolean holds(Caller caller);
}
