package dev.kaibo.server.process;

import dev.kaibo.engine.bytes.EventCodec;
import dev.kaibo.engine.event.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A show's blocks as they lie in the database, read past the server. */
record StoredJournal(List<Block> blocks) {
    StoredJournal {
        blocks = List.copyOf(blocks);
    }

    /** @param writer the host that wrote it */
    record Block(long first, long last, UUID writer, List<Recorded> events) {
        Block {
            events = List.copyOf(events);
        }
    }

    static StoredJournal of(String show, Connection database) {
        try (var asked = database.prepareStatement("""
                select first_position, last_position, writer, events from live.journal where show = ?::uuid order by first_position
                """)) {
            asked.setString(1, show);
            var rows = asked.executeQuery();
            var blocks = new ArrayList<Block>();
            while (rows.next())
                blocks.add(new Block(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getObject(3, UUID.class),
                        EventCodec.decode(rows.getBytes(4))));
            return new StoredJournal(blocks);
        } catch (SQLException e) {
            throw new AssertionError("The journal cannot be read.", e);
        }
    }

    List<Recorded> events() {
        return blocks.stream().flatMap(each -> each.events().stream()).toList();
    }

    /** What is wrong with the row of positions: each must be there once, from 1 on. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        long next = 1;
        for (Block block : blocks) {
            if (block.first() != next)
                faults.add("a block begins at position %d instead of %d".formatted(block.first(), next));
            for (Recorded each : block.events()) {
                if (each.position() != next)
                    faults.add("position %d stands where %d should".formatted(each.position(), next));
                next = each.position() + 1;
            }
            if (block.last() != next - 1)
                faults.add("a block says it ends at %d and ends at %d".formatted(block.last(), next - 1));
        }
        return faults;
    }
}
