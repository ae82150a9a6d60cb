package dev.kaibo.server.process;

import dev.kaibo.engine.event.AudienceFact.Commented;
import dev.kaibo.engine.event.FactHead.KeyKind;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.server.Browser;
import dev.kaibo.server.Browser.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source that posts comments with running numbers to a capture of its own, and keeps account of what was promised to it. */
final class Source {
    private final String name;
    private final String token;
    /** Numbers of which the server has said that they are in the journal. */
    private final BitSet promised = new BitSet();

    private int next;
    private @Nullable Post underWay;

    private Source(String name, String token) {
        this.name = name;
        this.token = token;
    }

    /** @param name of the stream, no other source of the show bears it */
    static Source of(Browser floor, String show, String name) {
        Reply made = floor.post(
                "/api/shows/%s/captures".formatted(show),
                "{\"name\":\"%s\",\"kind\":\"lines\",\"days\":1,\"acceptedBy\":\"试播\"}".formatted(name));
        if (made.status() != 201) throw new AssertionError("No capture: " + made);
        return new Source(name, made.json().get("token").asString());
    }

    /** Comments with the numbers from {@code first} on. Whoever repeats it repeats it to the letter. */
    record Post(int first, int facts, String body) {}

    /** The one that got no answer that counts; else a new one. */
    synchronized Post next(int facts) {
        Post again = underWay;
        if (again != null) return again;
        var body = new StringBuilder(
                "{\"kaibo\":1,\"zone\":\"Asia/Shanghai\",\"gives\":[\"commented\"],\"stream\":\"%s\"}\n"
                        .formatted(name));
        Instant at = Instant.now();
        for (int number = next; number < next + facts; number++)
            body.append("{\"type\":\"commented\",\"at\":\"%s\",\"seq\":%d,\"viewer\":\"v%d\",\"text\":\"多少钱 %d\"}\n"
                    .formatted(at, number, number % 50, number));
        var fresh = new Post(next, facts, body.toString());
        next += facts;
        underWay = fresh;
        return fresh;
    }

    /** Without waiting for what became of the one before. */
    synchronized Post another(int facts) {
        underWay = null;
        return next(facts);
    }

    Reply send(Browser browser, Post post) {
        return browser.send(browser.request("/api/capture/" + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(post.body()))
                .build());
    }

    /** The server has said that it is in the journal, or will be. */
    synchronized void promised(Post post) {
        promised.set(post.first(), post.first() + post.facts());
        if (post.equals(underWay)) underWay = null;
    }

    /** How many comments. */
    synchronized int promised() {
        return promised.cardinality();
    }

    /** What is wrong: a promised comment that is not there, one that is there twice, one that nobody posted. */
    synchronized List<String> faults(StoredJournal journal) {
        var faults = new ArrayList<String>();
        var there = new BitSet();
        int stream = -1;
        for (Recorded each : journal.events()) {
            if (each.event() instanceof StreamDeclared declared
                    && declared.name().equals(name)) stream = declared.stream();
            if (!(each.event() instanceof Commented comment) || comment.head().stream() != stream) continue;
            int number = Math.toIntExact(comment.head().key());
            if (comment.head().keyKind() != KeyKind.SEQUENCE || number >= next)
                faults.add("%s: nobody posted %s".formatted(name, comment));
            else if (there.get(number)) faults.add("%s: number %d stands twice in the journal".formatted(name, number));
            there.set(number);
        }
        var missing = (BitSet) promised.clone();
        missing.andNot(there);
        if (!missing.isEmpty())
            faults.add("%s: %d comments were promised and are not in the journal, the first is %d"
                    .formatted(name, missing.cardinality(), missing.nextSetBit(0)));
        return faults;
    }

    @Override
    public String toString() {
        return "source " + name;
    }
}
