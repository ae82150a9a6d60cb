package dev.kaibo.engine.bytes;

import dev.kaibo.engine.event.ShowEvent;
import java.util.LinkedHashSet;
import java.util.Set;

/** Every record that the sealed {@link ShowEvent} permits, so that no test forgets a kind. */
final class EventKinds {
    private EventKinds() {}

    static Set<Class<?>> all() {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(ShowEvent.class, found);
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (type.isSealed()) for (Class<?> permitted : type.getPermittedSubclasses()) collect(permitted, found);
        else found.add(type);
    }
}
