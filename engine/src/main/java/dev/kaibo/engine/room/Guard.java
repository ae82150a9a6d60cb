package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import dev.kaibo.engine.event.FactHead;
import java.util.Arrays;

/**
 * Knows every fact that was taken, so that none is taken twice. A duplicate has the key and the content of a fact that is known; a conflict has only the key of
 * one and is kept. After a conflict both contents are known, so that a source which started its sequence again is still guarded.
 */
final class Guard {
    /** What a fact is to the guard. */
    enum Verdict {
        NEW,
        DUPLICATE,
        CONFLICT
    }

    private static final long NO_CONTENT = 0x0C0FFEE0DDF00D01L;

    private Pages[] sequences = new Pages[0];
    private KeyTable keys = new KeyTable();
    /** Key and content of what came after a first content of the same key. */
    private LongSet others = new LongSet();

    /** Changes nothing. */
    Verdict look(FactHead head) {
        return switch (head.keyKind()) {
            case NONE -> Verdict.NEW;
            case SEQUENCE -> {
                Pages pages = head.stream() < sequences.length ? sequences[head.stream()] : null;
                long known = pages == null ? 0 : pages.look(head.key());
                if (known != 0) yield known == content(head) ? Verdict.DUPLICATE : amongOthers(head);
                yield pages == null || pages.strays == 0 ? Verdict.NEW : inTable(head);
            }
            case MESSAGE -> inTable(head);
        };
    }

    /** Looks and, unless it is a duplicate, remembers. */
    Verdict admit(FactHead head) {
        Verdict verdict = switch (head.keyKind()) {
            case NONE -> Verdict.NEW;
            case SEQUENCE -> admitSequence(head);
            case MESSAGE -> verdict(keys.admit(tableKey(head), content(head)), head);
        };
        if (verdict == Verdict.CONFLICT) others.add(identity(head));
        return verdict;
    }

    private Verdict admitSequence(FactHead head) {
        Verdict verdict = look(head);
        Pages pages = pagesOf(head.stream());
        if (verdict == Verdict.NEW && !pages.put(head.key(), content(head))) {
            pages.strays++;
            keys.admit(tableKey(head), content(head));
        }
        return verdict;
    }

    /** Key and content of a fact as one number; two facts with the same are the same fact. */
    static long identity(FactHead head) {
        return Mix.of(tableKey(head), content(head));
    }

    private Verdict inTable(FactHead head) {
        return verdict(keys.look(tableKey(head), content(head)), head);
    }

    private Verdict verdict(int inTable, FactHead head) {
        return switch (inTable) {
            case KeyTable.ABSENT -> Verdict.NEW;
            case KeyTable.SAME -> Verdict.DUPLICATE;
            default -> amongOthers(head);
        };
    }

    private Verdict amongOthers(FactHead head) {
        return others.contains(identity(head)) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }

    private Pages pagesOf(int stream) {
        if (stream >= sequences.length) {
            int known = sequences.length;
            sequences = Arrays.copyOf(sequences, stream + 1);
            for (int i = known; i <= stream; i++) sequences[i] = new Pages();
        }
        return sequences[stream];
    }

    private static long content(FactHead head) {
        return head.content() == 0 ? NO_CONTENT : head.content();
    }

    private static long tableKey(FactHead head) {
        return Mix.of(((long) head.stream() << 2) + head.keyKind().ordinal(), head.key());
    }

    void writeTo(ByteWriter out) {
        out.unsigned(sequences.length);
        for (Pages pages : sequences) pages.writeTo(out);
        keys.writeTo(out);
        others.writeTo(out);
    }

    static Guard readFrom(ByteReader in) {
        Guard guard = new Guard();
        int streams = in.count();
        if (streams > Streams.MOST) throw new DamagedBytes("%d streams".formatted(streams));
        guard.sequences = new Pages[streams];
        for (int i = 0; i < streams; i++) guard.sequences[i] = Pages.readFrom(in);
        guard.keys = KeyTable.readFrom(in);
        guard.others = LongSet.readFrom(in);
        return guard;
    }
}
