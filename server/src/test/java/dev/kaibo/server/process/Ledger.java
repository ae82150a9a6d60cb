package dev.kaibo.server.process;

import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.event.CrewEvent.CueSent;
import dev.kaibo.engine.event.CrewEvent.ItemExtended;
import dev.kaibo.engine.event.Recorded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What was wished and what was answered, kept by those who wished; in the end it is held against the journal. */
final class Ledger {
    /** Enough to see what is wrong; a server that loses everything need not fill the report. */
    private static final int MOST_FAULTS = 40;

    private final Map<UUID, Asked> asked = new ConcurrentHashMap<>();
    private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Asked> done = new ConcurrentLinkedQueue<>();
    private final Queue<Asked> open = new ConcurrentLinkedQueue<>();
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * A wish under its key.
     *
     * @param cue the cue that it sends; null when it gives the second item a millisecond more
     */
    record Asked(UUID key, @Nullable CueId cue) {
        static final String ITEM = "item-2";

        String json() {
            return cue == null
                    ? "{\"wish\":\"extendItem\",\"item\":\"%s\",\"ms\":1}".formatted(ITEM)
                    : "{\"wish\":\"sendCue\",\"cue\":\"%s\",\"name\":\"求关注\",\"lines\":{\"host\":\"点个关注\"}}"
                            .formatted(cue);
        }
    }

    /** Its posts are held against the journal too. */
    Source with(Source source) {
        sources.add(source);
        return source;
    }

    List<Source> sources() {
        return sources;
    }

    /** A wish that got no answer that counts; else a new one. */
    Asked next(boolean cue) {
        Asked again = open.poll();
        if (again != null) return again;
        var fresh = new Asked(UUID.randomUUID(), cue ? new CueId(UUID.randomUUID()) : null);
        asked.put(fresh.key(), fresh);
        return fresh;
    }

    /** One that was answered before, the oldest first; null when there is none. */
    @Nullable
    Asked repeated() {
        return done.poll();
    }

    void acknowledged(Asked wish, long position) {
        Long before = acknowledged.put(wish.key(), position);
        if (before != null && before != position)
            fault("key %s was answered with position %d, and %d before".formatted(wish.key(), position, before));
        done.add(wish);
    }

    /** The server was gone before it answered; nobody knows whether it was done. */
    void unanswered(Asked lost) {
        unanswered.incrementAndGet();
        again(lost);
    }

    void unansweredPost() {
        unanswered.incrementAndGet();
    }

    /** The server said that it does not count. */
    void refused(Asked turnedAway) {
        refused.incrementAndGet();
        again(turnedAway);
    }

    private void again(Asked one) {
        if (!acknowledged.containsKey(one.key())) open.add(one);
    }

    void fault(String what) {
        if (faults.size() < MOST_FAULTS) faults.add(what);
    }

    int unanswered() {
        return unanswered.get();
    }

    int refusals() {
        return refused.get();
    }

    int acknowledgements() {
        return acknowledged.size();
    }

    boolean noWishOpen() {
        return open.isEmpty();
    }

    /** Two crowds at two servers that share a journal: what one of them was refused must not be in it either. */
    static List<String> faultsOfBoth(Ledger one, Ledger other, StoredJournal journal) {
        var both = new Ledger();
        for (Ledger each : List.of(one, other)) {
            both.faults.addAll(each.faults);
            both.acknowledged.putAll(each.acknowledged);
            both.asked.putAll(each.asked);
            // neither acknowledged nor to be found: nobody may have sent it
            each.open.forEach(refused -> both.asked.remove(refused.key()));
        }
        return both.faults(journal);
    }

    /** What is wrong: an acknowledged wish that is not there or twice, one that nobody had, a row with a hole. */
    List<String> faults(StoredJournal journal) {
        var found = new ArrayList<>(faults);
        found.addAll(journal.faults());
        Map<Long, Recorded> at = new HashMap<>();
        Map<CueId, Integer> sent = new HashMap<>();
        int extended = 0;
        for (Recorded each : journal.events()) {
            at.put(each.position(), each);
            if (each.event() instanceof CueSent cue) sent.merge(cue.cue(), 1, Integer::sum);
            if (each.event() instanceof ItemExtended) extended++;
        }
        acknowledged.forEach((key, position) -> {
            Asked wish = asked.get(key);
            Recorded there = at.get(position);
            if (wish != null && (there == null || !is(there, wish)))
                found.add("%s was acknowledged at position %d, where stands %s".formatted(wish, position, there));
        });
        Set<CueId> wished = ConcurrentHashMap.newKeySet();
        asked.values().stream().filter(each -> each.cue() != null).forEach(each -> wished.add(each.cue()));
        sent.forEach((cue, times) -> {
            if (times > 1) found.add("cue %s stands %d times in the journal".formatted(cue, times));
            if (!wished.contains(cue)) found.add("cue %s was sent by nobody".formatted(cue));
        });
        // an extension bears no name of its own, so these are counted
        long extensions = acknowledgedExtensions();
        long possible =
                extensions + open.stream().filter(each -> each.cue() == null).count();
        if (extended < extensions || extended > possible)
            found.add("%d extensions stand in the journal, %d were acknowledged, %d are open"
                    .formatted(extended, extensions, possible - extensions));
        sources.forEach(each -> found.addAll(each.faults(journal)));
        return found.subList(0, Math.min(found.size(), MOST_FAULTS));
    }

    private static boolean is(Recorded recorded, Asked wish) {
        return switch (recorded.event()) {
            case CueSent sent -> sent.cue().equals(wish.cue());
            case ItemExtended extended ->
                wish.cue() == null && extended.item().toString().equals(Asked.ITEM);
            default -> false;
        };
    }

    long acknowledgedExtensions() {
        return acknowledged.keySet().stream()
                .map(asked::get)
                .filter(each -> each != null && each.cue() == null)
                .count();
    }

    /** Wishes that were refused or not answered, and never acknowledged. */
    Collection<Asked> open() {
        return List.copyOf(open);
    }
}
