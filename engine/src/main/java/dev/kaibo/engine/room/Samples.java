package dev.kaibo.engine.room;

import dev.kaibo.engine.bytes.ByteReader;
import dev.kaibo.engine.bytes.ByteWriter;
import java.util.Arrays;

/**
 * Measurements in the order in which they happened; those of one moment in the order in which they came. A value holds until the next one. 24 bytes each: sources
 * measure every few seconds.
 */
final class Samples {
    private long[] moments = new long[4];
    private long[] values = new long[4];
    /** Value times milliseconds from the first sample to this one. */
    private long[] areas = new long[4];

    private int size;

    void add(long moment, long value) {
        if (size == moments.length) {
            int wider = size + size / 2;
            moments = Arrays.copyOf(moments, wider);
            values = Arrays.copyOf(values, wider);
            areas = Arrays.copyOf(areas, wider);
        }
        int place = size;
        while (place > 0 && moments[place - 1] > moment) place--;
        System.arraycopy(moments, place, moments, place + 1, size - place);
        System.arraycopy(values, place, values, place + 1, size - place);
        moments[place] = moment;
        values[place] = value;
        size++;
        addUpFrom(place);
    }

    private void addUpFrom(int first) {
        for (int i = first; i < size; i++)
            areas[i] = i == 0 ? 0 : areas[i - 1] + values[i - 1] * (moments[i] - moments[i - 1]);
    }

    /** The newest value; 0 when there is none. */
    long last() {
        return size == 0 ? 0 : values[size - 1];
    }

    /** The value that holds just before a moment; 0 when there is none yet. */
    long before(long moment) {
        int place = countBefore(moment);
        return place == 0 ? 0 : values[place - 1];
    }

    /** The highest value that held in [from, to). */
    long peak(long from, long to) {
        long peak = before(from + 1); // what holds at the first moment, not what just ended with it
        for (int i = countBefore(from); i < size && moments[i] < to; i++) peak = Math.max(peak, values[i]);
        return peak;
    }

    /** Value times milliseconds over [from, to). */
    long area(long from, long to) {
        return to <= from ? 0 : areaUntil(to) - areaUntil(from);
    }

    private long areaUntil(long moment) {
        int place = countBefore(moment);
        return place == 0 ? 0 : areas[place - 1] + values[place - 1] * (moment - moments[place - 1]);
    }

    private int countBefore(long moment) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments[middle] < moment) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    void writeTo(ByteWriter out) {
        out.unsigned(size);
        for (int i = 0; i < size; i++)
            out.signed(i == 0 ? moments[0] : moments[i] - moments[i - 1]).unsigned(values[i]);
    }

    static Samples readFrom(ByteReader in) {
        Samples samples = new Samples();
        int size = in.count();
        long moment = 0;
        for (int i = 0; i < size; i++) {
            moment += in.signed();
            samples.add(moment, in.unsigned());
        }
        return samples;
    }
}
