package dev.kaibo.bench;

import java.util.Arrays;
import java.util.List;

/**
 * What a bench is called with: its name, {@code --keep}, and behind {@code --} how the server is started.
 *
 * @param keep whether the report is written into bench/results
 */
public record Command(String name, boolean keep, List<String> server) {
    public static Command of(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        int end = words.indexOf("--");
        List<String> own = end < 0 ? words : words.subList(0, end);
        List<String> server = end < 0 ? List.of() : List.copyOf(words.subList(end + 1, words.size()));
        for (String each : own.subList(1, own.size()))
            if (!each.equals("--keep"))
                throw new IllegalArgumentException("bench takes --keep, not '%s'.".formatted(each));
        return new Command(own.getFirst(), own.contains("--keep"), server);
    }
}
