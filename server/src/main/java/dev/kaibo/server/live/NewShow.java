package dev.kaibo.server.live;

import dev.kaibo.engine.event.CrewEvent.Nature;
import dev.kaibo.engine.rundown.Rundown;

/**
 * A show to be opened.
 *
 * @param title 1 to 200 characters
 * @param sample belongs to the sample workspace and is labelled 示例
 */
public record NewShow(String title, Nature nature, Rundown rundown, boolean sample) {
    public static final int MAX_TITLE = 200;

    public NewShow {
        if (title.isBlank() || title.length() > MAX_TITLE)
            throw new IllegalArgumentException(
                    "A title has 1 to %d characters, this one %d.".formatted(MAX_TITLE, title.length()));
    }
}
