package dev.kaibo.engine.crew;

import dev.kaibo.engine.basics.CrewRole;
import dev.kaibo.engine.basics.CueId;
import dev.kaibo.engine.basics.ItemId;
import dev.kaibo.engine.basics.Moment;
import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.engine.basics.ShowId;
import dev.kaibo.engine.basics.StepId;
import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.bytes.PlanBytes;
import dev.kaibo.engine.crew.Cue.Acknowledgement;
import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.ItemProgress;
import dev.kaibo.engine.rundown.ItemState;
import dev.kaibo.engine.rundown.Phase;
import dev.kaibo.engine.rundown.Progress;

/** The crew's part of a snapshot. Not frozen: a snapshot of another version is thrown away and made again from the journal. */
final class CrewBytes {
    private static final CrewRole[] ROLES = CrewRole.values();
    private static final Nature[] NATURES = Nature.values();
    private static final Phase[] PHASES = Phase.values();
    private static final ItemState[] STATES = ItemState.values();

    private CrewBytes() {}

    static void write(Crew crew, ByteWriter out) {
        ShowId show = crew.show();
        out.flag(show != null);
        if (show != null) out.uuid(show.value());
        out.text(crew.title(), EventCodec.TEXT_MOST).oneOf(crew.nature());
        PlanBytes.write(crew.rundown(), out);
        writeProgress(crew.progress(), out);
        PlanBytes.writeList(crew.cues(), out, CrewBytes::writeCue);
        PlanBytes.writeList(crew.steps(), out, CrewBytes::writeStep);
        PersonId host = crew.host();
        out.flag(host != null);
        if (host != null) out.uuid(host.value());
    }

    static Crew read(ByteReader in) {
        try {
            return new Crew(
                    in.flag() ? new ShowId(in.uuid()) : null,
                    in.text(EventCodec.TEXT_MOST),
                    in.oneOf(NATURES),
                    PlanBytes.read(in),
                    readProgress(in),
                    PlanBytes.readList(in, CrewBytes::readCue),
                    PlanBytes.readList(in, CrewBytes::readStep),
                    in.flag() ? new PersonId(in.uuid()) : null);
        } catch (IllegalArgumentException e) {
            throw new DamagedBytes("the crew's part of a snapshot holds what cannot be: " + e.getMessage());
        }
    }

    private static void writeProgress(Progress progress, ByteWriter out) {
        out.oneOf(progress.phase());
        PlanBytes.writeMoment(progress.startedAt(), out);
        PlanBytes.writeMoment(progress.endedAt(), out);
        PlanBytes.writeMoment(progress.pausedSince(), out);
        PlanBytes.writeLength(progress.paused(), out);
        PlanBytes.writeList(progress.items(), out, (item, to) -> {
            to.text(item.item().value(), EventCodec.TEXT_MOST).oneOf(item.state());
            PlanBytes.writeMoment(item.startedAt(), to);
            PlanBytes.writeMoment(item.endedAt(), to);
            PlanBytes.writeLength(item.away(), to);
            PlanBytes.writeLength(item.extended(), to);
        });
    }

    private static Progress readProgress(ByteReader in) {
        return new Progress(
                in.oneOf(PHASES),
                PlanBytes.readMoment(in),
                PlanBytes.readMoment(in),
                PlanBytes.readMoment(in),
                PlanBytes.readLength(in),
                PlanBytes.readList(
                        in,
                        from -> new ItemProgress(
                                new ItemId(from.text(EventCodec.TEXT_MOST)),
                                from.oneOf(STATES),
                                PlanBytes.readMoment(from),
                                PlanBytes.readMoment(from),
                                PlanBytes.readLength(from),
                                PlanBytes.readLength(from))));
    }

    private static void writeCue(Cue cue, ByteWriter out) {
        out.uuid(cue.id().value()).text(cue.name(), EventCodec.TEXT_MOST);
        PlanBytes.writeLines(cue.lines(), out);
        out.signed(cue.sentAt().millis()).uuid(cue.sentBy().value());
        PlanBytes.writeMoment(cue.takenBackAt(), out);
        PlanBytes.writeList(
                cue.acknowledged(),
                out,
                (it, to) -> to.oneOf(it.role())
                        .signed(it.at().millis())
                        .uuid(it.by().value()));
    }

    private static void writeStep(StepDone step, ByteWriter out) {
        out.uuid(step.id().value()).text(step.name(), EventCodec.TEXT_MOST).oneOf(step.role());
        ItemId item = step.item();
        out.flag(item != null);
        if (item != null) out.text(item.value(), EventCodec.TEXT_MOST);
        out.signed(step.at().millis()).uuid(step.by().value());
        PlanBytes.writeMoment(step.takenBackAt(), out);
    }

    private static StepDone readStep(ByteReader in) {
        return new StepDone(
                new StepId(in.uuid()),
                in.text(EventCodec.TEXT_MOST),
                in.oneOf(ROLES),
                in.flag() ? new ItemId(in.text(EventCodec.TEXT_MOST)) : null,
                new Moment(in.signed()),
                new PersonId(in.uuid()),
                PlanBytes.readMoment(in));
    }

    private static Cue readCue(ByteReader in) {
        return new Cue(
                new CueId(in.uuid()),
                in.text(EventCodec.TEXT_MOST),
                CrewRole.ordered(PlanBytes.readLines(in)),
                new Moment(in.signed()),
                new PersonId(in.uuid()),
                PlanBytes.readMoment(in),
                PlanBytes.readList(
                        in,
                        it -> new Acknowledgement(it.oneOf(ROLES), new Moment(it.signed()), new PersonId(it.uuid()))));
    }
}
