package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import dev.kaibo.engine.bytes.DamagedBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The contents seen under the sequences of one stream: pages of 1,024, for sequences that lie close together. 8 bytes a fact in a stream without gaps. */
final class Pages {
    private static final int SHIFT = 10;
    private static final int LENGTH = 1 << SHIFT;
    /** Pages that a stream may have before its sequences must show that they lie close together. */
    private static final int FREE_PAGES = 16;
    /** Pages before the first seen one that are kept reachable for late facts. */
    private static final int BEFORE_FIRST = 4;

    private static final int MOST_PAGES = 1 << 16;

    private long firstPage = -1;
    private long[] @Nullable [] pages = new long[4][];
    private int count;
    private long filled;
    /** Sequences of this stream that lie in the table of keys because no page was due for them. */
    long strays;

    /** Content under this sequence; 0 when none lies here. */
    long look(long sequence) {
        long[] page = pageOf(sequence);
        return page == null ? 0 : page[(int) (sequence & (LENGTH - 1))];
    }

    /** Keeps the content; false when these sequences lie too far apart for pages. */
    boolean put(long sequence, long content) {
        long[] page = pageOf(sequence);
        if (page == null) page = newPage(sequence);
        if (page == null) return false;
        page[(int) (sequence & (LENGTH - 1))] = content;
        filled++;
        return true;
    }

    private long @Nullable [] pageOf(long sequence) {
        long index = (sequence >>> SHIFT) - firstPage;
        return firstPage >= 0 && index >= 0 && index < pages.length ? pages[(int) index] : null;
    }

    private long @Nullable [] newPage(long sequence) {
        // At least a quarter of every slot is in use, so a source whose sequences jump cannot eat the memory: 32 bytes
        // a fact at most.
        if (count >= FREE_PAGES && filled * 4 < (long) count * LENGTH) return null;
        long pageNumber = sequence >>> SHIFT;
        long first = firstPage >= 0 ? firstPage : Math.max(0, pageNumber - BEFORE_FIRST);
        long index = pageNumber - first;
        if (index < 0 || index >= MOST_PAGES) return null;
        firstPage = first;
        if (index >= pages.length) pages = Arrays.copyOf(pages, (int) Math.min(MOST_PAGES, index + 1 + index / 2));
        long[] page = new long[LENGTH];
        pages[(int) index] = page;
        count++;
        return page;
    }

    void writeTo(ByteWriter out) {
        out.signed(firstPage).unsigned(strays).unsigned(count);
        for (int index = 0; index < pages.length; index++) {
            long[] page = pages[index];
            if (page == null) continue;
            out.unsigned(index);
            int used = 0;
            for (long content : page) if (content != 0) used++;
            out.unsigned(used);
            int next = 0;
            for (int i = 0; i < LENGTH; i++) {
                if (page[i] == 0) continue;
                out.unsigned(i - next).fixed64(page[i]);
                next = i + 1;
            }
        }
    }

    static Pages readFrom(ByteReader in) {
        Pages read = new Pages();
        read.firstPage = in.signed();
        read.strays = in.unsigned();
        read.count = in.count();
        for (int p = 0; p < read.count; p++) {
            int index = in.count();
            if (index >= MOST_PAGES) throw new DamagedBytes("page %d of a stream".formatted(index));
            if (index >= read.pages.length)
                read.pages = Arrays.copyOf(read.pages, Math.min(MOST_PAGES, index + 1 + index / 2));
            long[] page = new long[LENGTH];
            read.pages[index] = page;
            int used = in.count();
            int at = 0;
            for (int i = 0; i < used; i++) {
                at += in.count();
                if (at >= LENGTH) throw new DamagedBytes("entry %d of a page".formatted(at));
                page[at++] = in.fixed64();
            }
            read.filled += used;
        }
        return read;
    }
}
