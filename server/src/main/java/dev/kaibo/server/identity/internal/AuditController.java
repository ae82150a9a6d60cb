package dev.kaibo.server.identity.internal;

import dev.kaibo.engine.basics.PersonId;
import dev.kaibo.server.edge.Fields;
import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.edge.Words;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import dev.kaibo.server.identity.People;
import dev.kaibo.server.identity.Person;
import dev.kaibo.server.identity.internal.StoredAuditTrail.Entry;
import dev.kaibo.server.identity.internal.StoredAuditTrail.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail of the caller's workspace, page by page and as a file; and whether the whole trail is what it was. */
@RestController
@RequestMapping("/api/audit")
class AuditController {
    private static final String ONLY_ADMINISTRATORS = "Only an administrator reads the audit trail";

    /** Entries in one answer. */
    static final int PAGE = 100;

    /** Rows in one file; who needs more asks for a shorter time. */
    static final int MOST_EXPORTED = 100_000;

    private final AuditChain chain;
    private final StoredAuditTrail trail;
    private final People people;

    AuditController(AuditChain chain, StoredAuditTrail trail, People people) {
        this.chain = chain;
        this.trail = trail;
        this.people = people;
    }

    /** The verdict, word for word as in the contract. */
    record ChainView(long rows, long last, String hash, List<FaultView> faults) {
        record FaultView(long row, String fault) {}

        static ChainView of(AuditChain.Verdict verdict) {
            return new ChainView(
                    verdict.rows(),
                    verdict.last(),
                    verdict.hash(),
                    verdict.faults().stream()
                            .map(fault -> new FaultView(fault.row(), Words.of(fault.kind())))
                            .toList());
        }
    }

    /**
     * @param by null when nobody was signed in
     * @param about whom it was about; null when nobody, or when it was himself
     */
    record EntryView(
            long row,
            Instant at,
            String what,
            SessionView.@Nullable PersonView by,
            SessionView.@Nullable PersonView about,
            @Nullable String address,
            Map<String, String> details) {}

    /** @param next for {@code before} of the next page; null when there is none */
    record PageView(List<EntryView> entries, @Nullable Long next) {}

    @GetMapping("/chain")
    ChainView chain(@AuthenticationPrincipal Caller caller) {
        AdministratorsOnly.require(Field.AUDIT, Access.SEE, caller, ONLY_ADMINISTRATORS);
        return ChainView.of(chain.verify());
    }

    @GetMapping
    PageView page(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String before,
            @AuthenticationPrincipal Caller caller) {
        Map<PersonId, Person> names = people.byId(caller.workspaceId());
        Wanted wanted = wanted(person, what, from, to, names);
        Long row = row(before);
        AdministratorsOnly.require(Field.AUDIT, Access.SEE, caller, ONLY_ADMINISTRATORS);
        List<Entry> found = trail.read(caller.workspaceId(), wanted, row, PAGE + 1);
        List<EntryView> entries =
                found.stream().limit(PAGE).map(one -> view(one, names)).toList();
        return new PageView(
                entries, found.size() > PAGE ? (Long) entries.getLast().row() : null);
    }

    /** For a table on a screen and for whoever keeps it: with the hash of each row, which the chain's own check reckons again. */
    @GetMapping("/export")
    void export(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<PersonId, Person> names = people.byId(caller.workspaceId());
        Wanted wanted = wanted(person, what, from, to, names);
        AdministratorsOnly.require(Field.AUDIT, Access.SEE, caller, ONLY_ADMINISTRATORS);
        trail.note("audit-exported", caller, request.getRemoteAddr(), Map.of());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("kaibo-audit.csv")
                        .build()
                        .toString());
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            // without the mark Excel takes Chinese for another encoding
            out.write('\uFEFF');
            Csv.row(out, List.of("row", "at", "what", "by", "by id", "about", "address", "details", "hash"));
            Long before = null;
            for (int rows = 0; rows < MOST_EXPORTED; rows += PAGE) {
                List<Entry> some = trail.read(caller.workspaceId(), wanted, before, PAGE);
                for (Entry one : some) Csv.row(out, cells(one, names));
                if (some.size() < PAGE) return;
                before = some.getLast().row();
            }
        }
    }

    private static List<String> cells(Entry entry, Map<PersonId, Person> names) {
        EntryView view = view(entry, names);
        return List.of(
                Long.toString(entry.row()),
                entry.at().toString(),
                entry.what(),
                view.by() == null ? "" : view.by().name(),
                entry.person() == null ? "" : entry.person().toString(),
                view.about() == null ? "" : view.about().name(),
                entry.address() == null ? "" : entry.address(),
                entry.details().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("; ")),
                entry.hash());
    }

    private static EntryView view(Entry entry, Map<PersonId, Person> names) {
        UUID about = Fields.asUuid(entry.details().getOrDefault("person", "")).orElse(null);
        return new EntryView(
                entry.row(),
                entry.at(),
                entry.what(),
                name(entry.person(), names),
                about == null || about.equals(entry.person()) ? null : name(about, names),
                entry.address(),
                entry.details());
    }

    private static SessionView.@Nullable PersonView name(@Nullable UUID id, Map<PersonId, Person> names) {
        Person person = id == null ? null : names.get(new PersonId(id));
        return person == null ? null : SessionView.PersonView.of(person);
    }

    /** Another workspace's person is nobody here. */
    private static Wanted wanted(
            @Nullable String person,
            @Nullable String what,
            @Nullable String from,
            @Nullable String to,
            Map<PersonId, Person> names) {
        UUID id = person == null || person.isEmpty()
                ? null
                : Fields.asUuid(person)
                        .filter(one -> names.containsKey(new PersonId(one)))
                        .orElseThrow(() ->
                                Problem.notFound("There is no such person.").found());
        Map<String, String> faults = new LinkedHashMap<>();
        if (what != null && !what.matches("[a-z-]{0,60}")) faults.put("what", "must be a word of the trail");
        Instant first = moment("from", from, faults);
        Instant last = moment("to", to, faults);
        if (!faults.isEmpty()) throw Problem.invalid(faults).found();
        return new Wanted(id, what == null || what.isEmpty() ? null : what, first, last);
    }

    private static @Nullable Instant moment(String field, @Nullable String text, Map<String, String> faults) {
        if (text == null || text.isEmpty()) return null;
        try {
            Instant moment = Instant.parse(text);
            if (moment.isAfter(Instant.EPOCH) && moment.isBefore(Instant.parse("2100-01-01T00:00:00Z"))) return moment;
        } catch (DateTimeException notOne) {
            // said below
        }
        faults.put(field, "must be a moment as 2026-11-22T20:00:00Z");
        return null;
    }

    private static @Nullable Long row(@Nullable String before) {
        if (before == null || before.isEmpty()) return null;
        if (before.matches("[0-9]{1,18}")) return Long.valueOf(before);
        throw Problem.invalid(Map.of("before", "must be the number of a row")).found();
    }
}
