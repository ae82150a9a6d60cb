package dev.kaibo.cli;

import dev.kaibo.capture.JsonObject;
import dev.kaibo.capture.SmallFile;
import dev.kaibo.capture.UnreadableRecording;
import dev.kaibo.simulator.room.Parameters;
import dev.kaibo.simulator.room.Parameters.Parameter;
import dev.kaibo.simulator.room.RoomModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model of a simulated room as a JSON file that people edit. What a file leaves out stays as the standard model has it. */
final class ModelFile {
    private static final String VERSION = "kaiboRoom";
    private static final String NAME = "name";

    private ModelFile() {}

    /** @throws UnreadableRecording when it is no model; the message names the place and the value */
    static RoomModel read(Path file) throws IOException {
        Path name = file.getFileName();
        return parse("The model %s".formatted(name), SmallFile.text("The model", file), String.valueOf(name));
    }

    /**
     * A model from its text.
     *
     * @param where how a problem names it
     * @param name what it is called when it does not say so itself
     */
    static RoomModel parse(String where, String text, String name) throws UnreadableRecording {
        JsonObject object = JsonObject.parse(where, text);
        Map<String, Parameter> known = new LinkedHashMap<>();
        for (Parameter each : Parameters.of(RoomModel.standard())) known.put(each.path(), each);
        Map<String, Number> changed = new LinkedHashMap<>();
        collect(object, "", known, changed);
        object.version(VERSION);
        try {
            return Parameters.with(RoomModel.standard(), changed)
                    .withName(object.text(NAME, name.substring(0, Math.min(64, name.length()))));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecording("%s cannot be: %s".formatted(where, e.getMessage()));
        }
    }

    /** The whole model, one number a line. */
    static String text(RoomModel model) {
        JsonText json = JsonText.inLines().open('{');
        json.key(VERSION).value(1).key(NAME).value(model.name());
        List<String> open = List.of();
        for (Parameter each : Parameters.of(model)) {
            List<String> path = List.of(each.path().split("\\."));
            List<String> groups = path.subList(0, path.size() - 1);
            int same = 0;
            while (same < Math.min(open.size(), groups.size()) && open.get(same).equals(groups.get(same))) same++;
            for (int left = open.size(); left > same; left--) json.close('}');
            for (String group : groups.subList(same, groups.size()))
                json.key(group).open('{');
            json.key(path.getLast()).value(new BigDecimal(Parameters.plain(each.value())));
            open = groups;
        }
        for (int left = open.size(); left > 0; left--) json.close('}');
        return json.close('}') + "\n";
    }

    /** What every number means, in which unit and range, and where it comes from. */
    static String explained(RoomModel model) {
        TextTable table = new TextTable().notesLast().row("", "value", "unit", "from", "to", "meaning [source]");
        for (Parameter each : Parameters.of(model))
            table.row(
                    each.path(),
                    Parameters.plain(each.value()),
                    each.stated().unit(),
                    Parameters.plain(each.stated().from()),
                    Parameters.plain(each.stated().to()),
                    "%s [%s]".formatted(each.stated().means(), each.stated().source()));
        return table.toString();
    }

    private static void collect(
            JsonObject object, String prefix, Map<String, Parameter> known, Map<String, Number> changed)
            throws UnreadableRecording {
        object.allow(keys(prefix, known.keySet()));
        for (Map.Entry<String, @Nullable Object> entry : object.values().entrySet()) {
            String key = entry.getKey();
            if (prefix.isEmpty() && (key.equals(VERSION) || key.equals(NAME))) continue;
            Parameter parameter = known.get(prefix + key);
            if (parameter == null) {
                JsonObject group = object.object(key);
                if (group == null) throw object.problem("has %s: null, which must be an object".formatted(key));
                collect(group, prefix + key + ".", known, changed);
                continue;
            }
            if (!(entry.getValue() instanceof Number number))
                throw object.problem("has %s: %s, which must be a number".formatted(key, entry.getValue()));
            String fault = parameter.fault(number);
            if (fault != null) throw object.problem("has %s: %s".formatted(key, fault));
            changed.put(parameter.path(), number);
        }
    }

    /** What may stand in the object with this prefix. */
    private static List<String> keys(String prefix, Set<String> paths) {
        Set<String> keys = new LinkedHashSet<>();
        if (prefix.isEmpty()) keys.addAll(List.of(VERSION, NAME));
        for (String path : paths)
            if (path.startsWith(prefix))
                keys.add(path.substring(prefix.length()).split("\\.", 2)[0]);
        return new ArrayList<>(keys);
    }
}
