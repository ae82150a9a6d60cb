package dev.kaibo.server.live.web;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.kaibo.engine.crew.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One part of a screen's state that is new, word for word as in the contract. Cues and hand steps, which are what people do all the time, come alone;
 * whatever else the crew did brings the whole of what it did.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
sealed interface ShowChange {
    @JsonTypeName("crew")
    record OfCrew(CrewView crew) implements ShowChange {}

    /**
     * @param kept how many of the newest there are with these
     * @param cues new or changed, newest first
     */
    @JsonTypeName("cues")
    record OfCues(int kept, List<CrewView.Cue> cues) implements ShowChange {}

    /**
     * @param kept how many of the newest there are with these
     * @param steps new or changed, newest first
     */
    @JsonTypeName("steps")
    record OfSteps(int kept, List<CrewView.StepDone> steps) implements ShowChange {}

    @JsonTypeName("room")
    record OfRoom(RoomView room) implements ShowChange {}

    /**
     * @param after the number of the last one sent before, because numbers themselves have gaps where a repetition was dropped
     */
    @JsonTypeName("comments")
    record OfComments(long after, List<ShowView.Comment> comments) implements ShowChange {}

    @JsonTypeName("playback")
    record OfPlayback(ShowView.@Nullable Played playback) implements ShowChange {}

    @JsonTypeName("journal")
    record OfJournal(ShowView.Journal journal) implements ShowChange {}

    /** What makes the one state of a crew of the other. */
    static List<ShowChange> of(Crew before, Crew after, Names names) {
        if (!sameButForLists(before, after)) return List.of(new OfCrew(CrewView.of(after, names)));
        List<ShowChange> changes = new ArrayList<>();
        if (before.cues() != after.cues())
            changes.add(new OfCues(after.cues().size(), fresh(before.cues(), after.cues(), names, CrewView.Cue::of)));
        if (before.steps() != after.steps())
            changes.add(new OfSteps(
                    after.steps().size(), fresh(before.steps(), after.steps(), names, CrewView.StepDone::of)));
        return changes;
    }

    /** What an event leaves as it is stays the same object, so identity answers at once and never calls something equal that is not. */
    private static boolean sameButForLists(Crew before, Crew after) {
        return before.rundown() == after.rundown()
                && before.progress() == after.progress()
                && before.host() == after.host()
                && before.show() == after.show();
    }

    private static <T, V> List<V> fresh(List<T> before, List<T> after, Names names, BiFunction<T, Names, V> view) {
        return after.stream()
                .filter(it -> before.stream().noneMatch(had -> had == it))
                .map(it -> view.apply(it, names))
                .toList();
    }
}
