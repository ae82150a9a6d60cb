package dev.kaibo.server.live.web;

import dev.kaibo.server.live.Keeping;
import dev.kaibo.server.live.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of the people in a workspace's rooms is kept, and until when (C5). */
record PrivacyView(TermsView terms, List<KeptView> shows) {
    record TermsView(int peopleDays, int commentDays, int longestDays) {
        static TermsView of(Terms it) {
            return new TermsView(it.peopleDays(), it.commentDays(), Terms.LONGEST_DAYS);
        }
    }

    record KeptView(
            String show,
            String title,
            @Nullable String endedAt,
            long people,
            long comments,
            long quarantined,
            @Nullable String peopleUntil,
            @Nullable String commentsUntil,
            @Nullable String peopleForgottenAt,
            @Nullable String commentsForgottenAt) {
        static KeptView of(Keeping.Kept it) {
            return new KeptView(
                    it.show().toString(),
                    it.title(),
                    text(it.endedAt()),
                    it.people(),
                    it.comments(),
                    it.quarantined(),
                    text(it.peopleUntil()),
                    text(it.commentsUntil()),
                    text(it.peopleForgottenAt()),
                    text(it.commentsForgottenAt()));
        }
    }

    /** What is known of one person in one show. */
    record TraceView(
            String show, String title, int viewer, @Nullable String nick, List<SaidView> said) {
        static TraceView of(Keeping.Trace it) {
            return new TraceView(
                    it.show().toString(),
                    it.title(),
                    it.viewer(),
                    it.nick(),
                    it.said().stream()
                            .map(said -> new SaidView(said.at().toString(), said.text()))
                            .toList());
        }
    }

    record SaidView(String at, String text) {}

    static PrivacyView of(Terms terms, List<Keeping.Kept> kept) {
        return new PrivacyView(
                TermsView.of(terms), kept.stream().map(KeptView::of).toList());
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
