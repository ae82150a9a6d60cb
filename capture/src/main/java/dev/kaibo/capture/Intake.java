package dev.kaibo.capture;

import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.Money;
import dev.kaibo.engine.basics.TrafficSource;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.FactKind;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.ShowEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns sightings into journal events: gives viewers, products and comments their numbers. The same sightings in the same order always get the
 * same numbers, however they are cut into batches.
 *
 * <p>The order is take → sift → journal: sightings become facts, the room takes out those that it already has, the rest is journaled. A fact that
 * is sifted out names nobody new, because the one that it repeats named him before; only its comment number stays unused. A batch that cannot be
 * journaled must be journaled later as it is, or the intake restored from what is durable: its viewers will not be announced again.
 *
 * <p>One thread at a time uses it.
 */
public final class Intake {
    /**
     * Distinct viewers that get numbers: twice as many as the room keeps, so that it can say how many came beyond its bound. Those after them share one
     * number, which is never announced.
     */
    public static final int MOST_VIEWERS = 4_000_000;

    /** Distinct products of a show; facts of those beyond name no product. */
    public static final int MOST_PRODUCTS = 10_000;

    /** Characters of a comment that are kept, and of a nickname. */
    public static final int LONGEST_TEXT = 500;

    public static final int LONGEST_NICK = 64;

    private static final int LONGEST_TYPE = 64;

    private final Fingerprinter fingerprinter;
    private final Identities identities = new Identities();
    private final Map<String, Integer> products = new HashMap<>();
    private long[] offsets = new long[4];
    private int streams;
    private long nextComment;
    /** Fingerprint of the viewer whom the fact in hand names. */
    private long viewerHigh;

    private long viewerLow;

    private Intake(FingerprintKey key) {
        this.fingerprinter = new Fingerprinter(key);
    }

    /** For a show that has no facts yet. */
    public static Intake empty(FingerprintKey key) {
        return new Intake(key);
    }

    /** A viewer that has his number already. */
    public record KnownViewer(int viewer, Fingerprint fingerprint) {}

    /**
     * For a show that goes on.
     *
     * @param offsets measured offset of each declared stream, in the order of their numbers
     * @param nextViewer lowest number that was never given, from the journal
     * @param viewers those of them who are still known; a forgotten one gets a new number when he comes again
     * @param products codes in the order of their numbers
     * @param nextComment lowest comment number that is free
     */
    public static Intake restored(
            FingerprintKey key,
            List<Duration> offsets,
            int nextViewer,
            Iterable<KnownViewer> viewers,
            List<String> products,
            long nextComment) {
        Intake intake = new Intake(key);
        for (Duration offset : offsets) intake.addStream(offset.toMillis());
        for (KnownViewer known : viewers) {
            if (known.viewer() >= nextViewer)
                throw new IllegalArgumentException("Viewer %d is known, but only numbers below %d were given."
                        .formatted(known.viewer(), nextViewer));
            intake.identities.put(
                    known.viewer(),
                    known.fingerprint().high(),
                    known.fingerprint().low());
        }
        intake.identities.skipTo(nextViewer);
        for (String code : products) intake.products.put(code, intake.products.size());
        intake.nextComment = nextComment;
        return intake;
    }

    /** A source begins to give facts; the event carries its number, dense from 0. */
    public IntakeEvent.StreamDeclared declare(StreamHeader header) {
        int stream = addStream(0);
        return new IntakeEvent.StreamDeclared(
                stream, header.name(), header.origin(), header.gives(), header.zone(), header.period());
    }

    /** The stream's clock differs from ours by this much; its later facts are shifted by it. */
    public IntakeEvent.OffsetMeasured measured(int stream, Duration offset) {
        requireDeclared(stream);
        offsets[stream] = offset.toMillis();
        return new IntakeEvent.OffsetMeasured(stream, offset);
    }

    /** By how much the clock of a declared stream is shifted; zero until measured. */
    public Duration offset(int stream) {
        requireDeclared(stream);
        return Duration.ofMillis(offsets[stream]);
    }

    /** The lowest comment number that is free. */
    public long nextComment() {
        return nextComment;
    }

    /** The lowest viewer number that was never given. */
    public int nextViewer() {
        return identities.size();
    }

    /**
     * Takes sightings of one stream in.
     *
     * @throws IllegalArgumentException when the stream was never declared or a sighting has a {@link Sighting#fault()}
     */
    public Taken take(int stream, List<Sighting> sightings) {
        requireDeclared(stream);
        List<ShowEvent> events = new ArrayList<>();
        List<AudienceFact> facts = new ArrayList<>(sightings.size());
        List<Taken.Met> met = new ArrayList<>();
        List<Taken.CommentText> texts = new ArrayList<>();
        for (Sighting s : sightings) {
            FactHead head = head(stream, s, events, met);
            facts.add(fact(head, s, events, texts));
        }
        return new Taken(events, facts, met, texts);
    }

    private FactHead head(int stream, Sighting s, List<ShowEvent> events, List<Taken.Met> met) {
        FactHead.KeyKind keyKind = FactHead.KeyKind.NONE;
        long key = 0;
        Long sequence = s.sequence();
        String messageId = s.messageId();
        if (sequence != null) {
            keyKind = FactHead.KeyKind.SEQUENCE;
            key = sequence;
        } else if (messageId != null) {
            keyKind = FactHead.KeyKind.MESSAGE;
            key = fingerprint(messageId);
        }
        int viewer = viewer(s, events, met);
        return new FactHead(stream, keyKind, key, content(s), s.happened().millis() + offsets[stream], viewer);
    }

    private int viewer(Sighting s, List<ShowEvent> events, List<Taken.Met> met) {
        String identity = s.viewer();
        if (identity == null) return FactHead.NOBODY;
        fingerprinter.start().text(0, identity).finish();
        long high = fingerprinter.high();
        long low = fingerprinter.low();
        viewerHigh = high;
        viewerLow = low;
        int known = identities.find(high, low);
        if (known != Identities.NOT_KNOWN) return known;
        if (identities.size() >= MOST_VIEWERS) return MOST_VIEWERS;
        int number = identities.add(high, low);
        events.add(new IntakeEvent.ViewerMet(number));
        met.add(new Taken.Met(number, new Fingerprint(high, low), identity, nick(s)));
        return number;
    }

    private AudienceFact fact(FactHead head, Sighting s, List<ShowEvent> events, List<Taken.CommentText> texts) {
        return switch (s.kind()) {
            case ENTERED -> {
                TrafficSource source = s.source();
                yield new AudienceFact.Entered(head, source == null ? TrafficSource.UNKNOWN : source);
            }
            case LEFT -> new AudienceFact.Left(head);
            case COMMENTED -> commented(head, s, texts);
            case LIKED -> new AudienceFact.Liked(head, s.count());
            case FOLLOWED -> new AudienceFact.Followed(head);
            case SHARED -> new AudienceFact.Shared(head);
            case CLICKED -> new AudienceFact.Clicked(head, product(s, events));
            case ORDERED ->
                new AudienceFact.Ordered(head, order(s), product(s, events), s.units(), new Money(s.amountFen()));
            case PAID -> new AudienceFact.Paid(head, order(s), product(s, events), s.units(), new Money(s.amountFen()));
            case REFUNDED ->
                new AudienceFact.Refunded(head, order(s), product(s, events), s.units(), new Money(s.amountFen()));
            case GIFTED -> new AudienceFact.Gifted(head, s.count(), s.value());
            case ONLINE -> new AudienceFact.OnlineSampled(head, Math.toIntExact(s.value()));
            case EXPOSURE -> new AudienceFact.ExposureSampled(head, s.value());
            case UNRECOGNISED -> {
                String type = shortened(s.rawType(), LONGEST_TYPE);
                yield new AudienceFact.Unrecognised(head, type == null ? "" : type);
            }
        };
    }

    /** Masked like a text: a name can carry a number to call as well as a comment. */
    private static @Nullable String nick(Sighting s) {
        String nick = s.nick();
        return nick == null ? null : shortened(Masking.masked(nick), LONGEST_NICK);
    }

    private AudienceFact commented(FactHead head, Sighting s, List<Taken.CommentText> texts) {
        long number = nextComment++;
        String said = s.text();
        // Masked before it is shortened: a number that the cut would split in two must not slip through.
        String kept = said == null ? "" : shortened(Masking.masked(said), LONGEST_TEXT);
        texts.add(new Taken.CommentText(
                number, new Moment(head.happenedMillis()), head.viewer(), nick(s), kept == null ? "" : kept));
        return new AudienceFact.Commented(head, number);
    }

    private int product(Sighting s, List<ShowEvent> events) {
        String code = s.product();
        if (code == null) return AudienceFact.NO_PRODUCT;
        Integer known = products.get(code);
        if (known != null) return known;
        int number = products.size();
        if (number >= MOST_PRODUCTS) return AudienceFact.NO_PRODUCT;
        products.put(code, number);
        events.add(new IntakeEvent.ProductMet(number, code));
        return number;
    }

    private long order(Sighting s) {
        String order = s.order();
        if (order == null) throw new IllegalArgumentException("A fact of kind %s names its order.".formatted(s.kind()));
        return fingerprint(order);
    }

    private long fingerprint(String id) {
        fingerprinter.start().text(0, id).finish();
        return fingerprinter.high();
    }

    /**
     * Over all that the source wrote, before masking and before any offset; never over numbers that we gave, which differ from run to run. Where the
     * source names the fact by an id of its own, the time is left out: a forwarder that meets the same message again stamps it anew.
     */
    private long content(Sighting s) {
        TrafficSource source = s.source();
        Fingerprinter f = fingerprinter.start();
        f.word(s.kind().ordinal()
                | (source == null ? 0L : source.ordinal() + 1L) << 8
                | (s.viewer() == null ? 0L : 1L) << 16
                | (s.messageId() == null ? 0L : 1L) << 17);
        if (s.messageId() == null) f.word(s.happened().millis());
        // The viewer by his fingerprint, which was made a moment ago.
        if (s.viewer() != null) f.word(viewerHigh).word(viewerLow);
        optional(f, 1, s.messageId());
        optional(f, 2, s.nick());
        optional(f, 3, s.text());
        optional(f, 4, s.product());
        optional(f, 5, s.order());
        optional(f, 6, s.rawType());
        // How many words came before is part of the sequence's end, and each text tells its length: nothing can be
        // confused.
        if (hasAmounts(s.kind()))
            f.word((long) s.units() << 32 | s.count()).word(s.amountFen()).word(s.value());
        f.finish();
        return f.high();
    }

    private static void optional(Fingerprinter f, int field, @Nullable String text) {
        if (text != null) f.text(field, text);
    }

    private static boolean hasAmounts(FactKind kind) {
        return switch (kind) {
            case LIKED, ORDERED, PAID, REFUNDED, GIFTED, ONLINE, EXPOSURE -> true;
            case ENTERED, LEFT, COMMENTED, FOLLOWED, SHARED, CLICKED, UNRECOGNISED -> false;
        };
    }

    private static @Nullable String shortened(@Nullable String text, int most) {
        if (text == null || text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    private int addStream(long offset) {
        if (streams == offsets.length) offsets = Arrays.copyOf(offsets, streams * 2);
        offsets[streams] = offset;
        return streams++;
    }

    private void requireDeclared(int stream) {
        if (stream < 0 || stream >= streams)
            throw new IllegalArgumentException("Stream %d was not declared (%d are).".formatted(stream, streams));
    }
}
