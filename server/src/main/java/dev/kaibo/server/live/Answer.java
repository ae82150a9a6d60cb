package dev.kaibo.server.live;

import dev.kaibo.engine.crew.Refusal;

/** What became of a wish. */
public sealed interface Answer {
    /** @param position of the last event that the wish made; it is in the journal */
    record Done(long position) implements Answer {}

    /** The show as it stands does not allow it; nothing changed. */
    record Refused(Refusal refusal) implements Answer {}

    /** 没写进日志: the journal could not be written, so nothing changed. The same key may be tried again. */
    record NotJournaled(String reason) implements Answer {}

    /** {@value ShowHost#WAITING_WISHES} wishes wait already. */
    record TooManyWaiting() implements Answer {}
}
