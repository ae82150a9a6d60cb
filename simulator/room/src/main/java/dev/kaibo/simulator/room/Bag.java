package dev.kaibo.simulator.room;

import dev.kaibo.engine.rundown.Rundown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lucky bags of a show (L5). The engine has no bag of its own yet: one opens at the milestone that names it, unless a cue has opened it before, and by any cue
 * that says so.
 */
final class Bag {
    /** What one comments where no cue says a word. */
    static final String ANY_WORD = "我要福袋";

    /** The cue's line says it as the host does: 评论暖冬，送围巾. */
    private static final Pattern WORD = Pattern.compile("[评評][论論]([^，。,.\\s]{1,12})");

    private final Rundown rundown;
    private final Set<String> opened = new HashSet<>();
    private @Nullable String open;
    private String word = ANY_WORD;
    private long until = Long.MIN_VALUE;

    Bag(Rundown rundown) {
        this.rundown = rundown;
    }

    /** The milestones that name a bag. */
    List<Rundown.Milestone> planned() {
        List<Rundown.Milestone> bags = new ArrayList<>();
        for (Rundown.Milestone milestone : rundown.milestones())
            if (milestone.name().contains(Cue.BAG)) bags.add(milestone);
        return bags;
    }

    boolean wasOpened(String name) {
        return opened.contains(key(name));
    }

    /** Opens a bag; false when this very one is open already. */
    boolean open(String name, Collection<String> lines, long now, long closes) {
        String key = key(name);
        if (isOpen(now) && key.equals(open)) return false;
        open = key;
        until = closes;
        word = word(key, lines);
        opened.add(key);
        return true;
    }

    boolean isOpen(long now) {
        return now < until;
    }

    /** When it is drawn. */
    long until() {
        return until;
    }

    /** The entry comment. */
    String word() {
        return word;
    }

    private String word(String key, Collection<String> lines) {
        String said = word(lines);
        if (said != null) return said;
        for (Rundown.CueKey cue : rundown.cueKeys()) {
            said = Cue.of(cue.name()) == Cue.OPEN_BAG && key(cue.name()).equals(key)
                    ? word(cue.lines().values())
                    : null;
            if (said != null) return said;
        }
        return ANY_WORD;
    }

    private static @Nullable String word(Collection<String> lines) {
        for (String line : lines) {
            Matcher found = WORD.matcher(line);
            if (found.find()) return found.group(1);
        }
        return null;
    }

    /** The milestone 福袋 2 号 and the cue 开福袋 2 号 mean the same bag. */
    private static String key(String name) {
        String written = name.replace(" ", "");
        return written.substring(Math.max(0, written.indexOf(Cue.BAG)));
    }
}
