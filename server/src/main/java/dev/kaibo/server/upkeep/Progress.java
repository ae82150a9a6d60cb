package dev.kaibo.server.upkeep;

/** How much of a whole is done, part by part; the weights of the parts are known beforehand, what they measure is the caller's. */
final class Progress {
    private final Work work;
    private final double whole;
    private String what = "";
    private double weightBefore;
    private double weight;
    private double units;
    private double unitsDone;
    private long bytes;

    /** @param whole the weights of all parts together */
    Progress(Work work, double whole) {
        this.work = work;
        this.whole = Math.max(1, whole);
    }

    /**
     * The part before is done.
     *
     * @param units that this part will {@link #did do}, rows or bytes
     */
    void part(String what, double weight, double units) {
        this.what = what;
        weightBefore += this.weight;
        this.weight = weight;
        this.units = Math.max(1, units);
        unitsDone = 0;
        did(0, 0);
    }

    void did(long units, long bytes) {
        unitsDone += units;
        this.bytes += bytes;
        work.step(what, this.bytes, (weightBefore + weight * Math.min(1, unitsDone / this.units)) / whole);
    }
}
