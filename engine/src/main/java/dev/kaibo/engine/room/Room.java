package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.event.AudienceFact;
import dev.kaibo.engine.event.CrewEvent;
import dev.kaibo.engine.event.FactHead;
import dev.kaibo.engine.event.IntakeEvent;
import dev.kaibo.engine.event.IntakeEvent.FactsDropped;
import dev.kaibo.engine.event.IntakeEvent.OffsetMeasured;
import dev.kaibo.engine.event.IntakeEvent.PlatformRead;
import dev.kaibo.engine.event.IntakeEvent.ProductMet;
import dev.kaibo.engine.event.IntakeEvent.StreamDeclared;
import dev.kaibo.engine.event.IntakeEvent.ViewerMet;
import dev.kaibo.engine.event.PlatformReading;
import dev.kaibo.engine.event.Recorded;
import dev.kaibo.engine.event.Tick;
import dev.kaibo.engine.room.Streams.Stream;
import dev.kaibo.engine.rundown.Rundown;
import dev.kaibo.engine.rundown.RundownItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The audience of one show: a table of numbers owned by the show's writer, a fold over its journal. Same events in, same figures and same bytes out. Not safe for
 * several threads; what {@link #figures()} gives is immutable and may go anywhere.
 */
public final class Room {
    /** How far the window of {@link #figures()} looks back. */
    public static final Duration WINDOW = Duration.ofMinutes(10);

    private final Tables tables;
    private final Fold fold;

    private Room(Tables tables) {
        this.tables = tables;
        this.fold = new Fold(tables);
    }

    public static Room empty() {
        return new Room(new Tables());
    }

    /**
     * Which of these facts may go into the journal: duplicates, of what was applied or among themselves, are left out and counted. A conflict (same key, other
     * content) is kept. Changes nothing.
     */
    public Sifted sift(List<AudienceFact> facts) {
        List<AudienceFact> accepted = new ArrayList<>(facts.size());
        LongSet here = new LongSet();
        for (AudienceFact fact : facts) {
            FactHead head = fact.head();
            boolean again = tables.guard.look(head) == Guard.Verdict.DUPLICATE
                    || (head.keyKind() != FactHead.KeyKind.NONE && !here.add(Guard.identity(head)));
            if (!again) accepted.add(fact);
        }
        return new Sifted(accepted, facts.size() - accepted.size());
    }

    /**
     * Takes in the next event of the journal. A duplicate that stands in it nevertheless is counted as one and changes no figure.
     *
     * @throws IllegalArgumentException when the event was applied before, or names stream 4,096 or a later one
     */
    public void apply(Recorded recorded) {
        if (recorded.position() <= tables.position)
            throw new IllegalArgumentException(
                    "Position %d came after position %d.".formatted(recorded.position(), tables.position));
        tables.position = recorded.position();
        tables.at = recorded.at().millis();
        switch (recorded.event()) {
            case AudienceFact fact -> fold.count(fact);
            case IntakeEvent event -> intake(event);
            case CrewEvent event -> crew(event);
            case Tick _ -> {}
        }
    }

    public void applyAll(List<Recorded> batch) {
        for (Recorded recorded : batch) apply(recorded);
    }

    private void intake(IntakeEvent event) {
        switch (event) {
            case StreamDeclared declared -> tables.streams.at(declared.stream()).declared = declared;
            case OffsetMeasured(int stream, Duration offset) ->
                tables.streams.at(stream).offsetMillis = offset.toMillis();
            case ViewerMet(int viewer) -> {
                if (viewer >= Viewers.MOST) tables.viewersBeyond++;
            }
            case ProductMet(int product, String code) -> tables.products.meet(product, code);
            case PlatformRead(int number, PlatformReading reading) -> {
                tables.streams.at(number).lastAt = tables.at;
                // A dashboard whose clock runs ahead cannot have shown what was not there yet.
                long happened = Math.min(reading.happened().millis(), tables.at);
                tables.platform.read(number, reading, happened, tables.rounds.indexAt(happened));
            }
            case FactsDropped(int number, int duplicates, int rejected) -> {
                Stream stream = tables.streams.at(number);
                if (duplicates + rejected > 0) stream.lastAt = tables.at;
                tables.duplicates += duplicates;
                tables.rejected += rejected;
            }
        }
    }

    private void crew(CrewEvent event) {
        switch (event) {
            case CrewEvent.ShowOpened opened -> open(opened.rundown());
            case CrewEvent.ShowStarted _ -> tables.rounds.startAt(tables.at);
            case CrewEvent.ShowEnded _ -> {
                if (tables.endedAt == Tables.NEVER) tables.endedAt = tables.at;
            }
            case CrewEvent.HostShiftChanged changed -> tables.shifts.change(changed.host(), tables.at);
            // Pauses do not stop rounds, and what is talked about or cued moves no figure of the audience.
            case CrewEvent.ShowPaused _,
                    CrewEvent.ShowResumed _,
                    CrewEvent.ItemTaken _,
                    CrewEvent.ItemExtended _,
                    CrewEvent.ItemSkipped _,
                    CrewEvent.ItemsReordered _,
                    CrewEvent.CueSent _,
                    CrewEvent.CueAcknowledged _,
                    CrewEvent.CueTakenBack _,
                    CrewEvent.HandStepRecorded _,
                    CrewEvent.HandStepTakenBack _ -> {}
        }
    }

    private void open(Rundown rundown) {
        tables.plannedStart = rundown.plannedStart().millis();
        tables.rounds.lasting(rundown.round().toMillis());
        for (RundownItem item : rundown.items()) {
            String code = item.code();
            Integer stock = item.stock();
            if (code != null && stock != null) tables.products.promise(code, stock);
        }
    }

    /** All figures as of the last event, with a window of {@link #WINDOW}. */
    public RoomFigures figures() {
        return figures(WINDOW);
    }

    /**
     * All figures as of the last event.
     *
     * @param window whole seconds, from 1 second to 30 minutes
     * @throws IllegalArgumentException when the window is none of these
     */
    public RoomFigures figures(Duration window) {
        if (window.compareTo(Duration.ofSeconds(1)) < 0
                || window.compareTo(RecentSeconds.LONGEST) > 0
                || window.getNano() != 0)
            throw new IllegalArgumentException(
                    "A window (%s) has whole seconds, from 1 second to 30 minutes.".formatted(window));
        return new Sheet(tables).figures(window);
    }

    /** From the next event on, what is counted in each second is kept until {@link #takeSeconds}. It is not part of the room's bytes. */
    public void keepSeconds() {
        fold.keepSeconds();
    }

    /** What was counted since it was last taken, in no order; nothing without {@link #keepSeconds}. */
    public List<SecondFigures> takeSeconds() {
        return fold.takeSeconds();
    }

    /** Position of the last applied event; 0 when none was. */
    public long position() {
        return tables.position;
    }

    /** Distinct viewers who arrived (uv). */
    public int viewers() {
        return (int) tables.show[Tally.UV];
    }

    /** Comment facts. */
    public long comments() {
        return tables.show[Tally.COMMENTS];
    }

    /** Canonical bytes: the same journal gives the same bytes, whether or not the room went through bytes on the way. */
    public void writeTo(ByteWriter out) {
        tables.writeTo(out);
    }

    /** @throws dev.kaibo.engine.bytes.DamagedBytes when the bytes are cut or are no room */
    public static Room readFrom(ByteReader in) {
        return new Room(Tables.readFrom(in));
    }
}
