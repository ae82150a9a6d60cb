package dev.kaibo.server.upkeep;

import dev.kaibo.server.upkeep.Manifest.StoredTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was done and proved, for the person at the terminal. */
final class Reports {
    private static final double MEGA = 1_000_000;
    private static final int SHOWS_NAMED = 20;

    private Reports() {}

    static String of(Backup.Written written, Path file, DataFolder house) {
        Manifest manifest = written.manifest();
        var report = new StringBuilder();
        line(report, "Backed up %s into %s: %.1f MB.", house.home(), file, written.bytes() / MEGA);
        line(report, "  %s.", contents(manifest));
        shows(report, manifest.shows());
        for (String name : written.missing())
            line(
                    report,
                    "  The recording %s is not in %s; its show stays, played from the journal.",
                    name,
                    house.recordings());
        for (FoldedShow show : manifest.shows())
            if (show.trouble() != null)
                line(
                        report,
                        "  WARNING: the journal of %s (%s) cannot be replayed: %s",
                        show.title(),
                        show.id(),
                        show.trouble());
        key(report, written.closed(), house.key());
        return report.toString();
    }

    private static void key(StringBuilder report, @Nullable Long closed, Path key) {
        if (closed == null)
            line(
                    report,
                    "The key is not in it, and there is none at %s: find it, or what is sealed cannot be read.",
                    key);
        else if (closed > 0)
            line(report, "WARNING: the key %s does not open %d of the shows. Find the right one.", key, closed);
        else
            line(
                    report,
                    "The key is not in it. It lies in %s: keep a copy apart from this file. Without it viewers' names and ids, comments and quarantined lines of this backup cannot be read by anybody.",
                    key);
    }

    static String of(Restore.Made made, Path file, DataFolder house) {
        Manifest manifest = made.manifest();
        var report = new StringBuilder();
        line(
                report,
                "Restored %s (made %s by Kaibo %s, PostgreSQL %s) into %s.",
                file,
                manifest.made(),
                manifest.program(),
                manifest.postgres(),
                house.home());
        line(report, "  %s: equal to the backup, byte for byte (SHA-256).", contents(manifest));
        if (made.migrated() > 0)
            line(report, "  %d migrations were carried out that the backup did not have.", made.migrated());
        long same = made.shows().size() - made.others().size();
        line(
                report,
                "  %d of %d shows replay to the same figures.",
                same,
                made.shows().size());
        shows(report, made.shows());
        for (String other : made.others()) line(report, "  OTHER FIGURES: %s", other);
        made.emptied().forEach((table, rows) -> line(report, "  %s: %d sealed values were given up.", table, rows));
        line(
                report,
                Files.exists(house.key()) ? "  The key lies in %s." : "  The key %s is made at the first start.",
                house.key());
        line(report, "Start it: ./kaibo run --data %s", house.home());
        return report.toString();
    }

    static String of(Rebuild.Made made, DataFolder house) {
        var report = new StringBuilder();
        line(
                report,
                "Rebuilt the figures per second and the comments of %d shows in %s from %.1f MB of journal.",
                made.shows().size(),
                house.home(),
                made.bytes() / MEGA);
        for (Rebuild.RebuiltShow show : made.shows()) {
            var rebuilt = show.rebuilt();
            line(
                    report,
                    "    %s: %,d events; %,d seconds, %,d comments%s",
                    show.title(),
                    rebuilt.position(),
                    rebuilt.seconds(),
                    rebuilt.comments(),
                    rebuilt.strays() == 0 ? "" : "; %,d that no event knows are taken out".formatted(rebuilt.strays()));
        }
        return report.toString();
    }

    private static String contents(Manifest manifest) {
        long rows = manifest.tables().stream().mapToLong(StoredTable::rows).sum();
        return String.format(
                Locale.ROOT,
                "%d tables with %,d rows, %d recordings, %d shows with %,d events",
                manifest.tables().size(),
                rows,
                manifest.recordings().size(),
                manifest.shows().size(),
                manifest.shows().stream().mapToLong(FoldedShow::position).sum());
    }

    private static void shows(StringBuilder report, List<FoldedShow> shows) {
        for (FoldedShow show : shows.subList(0, Math.min(SHOWS_NAMED, shows.size())))
            line(report, "    %s: %,d events; %s", show.title(), show.position(), figures(show.figures()));
        if (shows.size() > SHOWS_NAMED) line(report, "    and %d more", shows.size() - SHOWS_NAMED);
    }

    private static String figures(Map<String, Long> figures) {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + figure.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder report, String format, Object... values) {
        report.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
