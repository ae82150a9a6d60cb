package dev.kaibo.server.live.web;

import dev.kaibo.server.live.Joins;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link by which prompters join a show. */
record JoinView(
        String id,
        String state,
        String madeAt,
        PersonView madeBy,
        String until,
        @Nullable String revokedAt,
        int devices) {

    /** @param qr rows of the code, 1 is dark; see {@link dev.kaibo.server.reach.QrCode} */
    record Address(String address, List<String> qr) {}

    /** @param addresses by which a device reaches this server, the code behind each; none while it is reached from this machine alone */
    record Made(JoinView link, String code, List<Address> addresses) {
        /** Without the code, which no log may say. */
        @Override
        public String toString() {
            return "Made[" + link + "]";
        }
    }

    static JoinView of(Joins.Link link, Names names, Instant now) {
        Instant revoked = link.revokedAt();
        return new JoinView(
                link.id().toString(),
                revoked != null ? "revoked" : now.isBefore(link.until()) ? "open" : "expired",
                link.madeAt().toString(),
                names.of(link.madeBy()),
                link.until().toString(),
                revoked == null ? null : revoked.toString(),
                link.devices());
    }
}
