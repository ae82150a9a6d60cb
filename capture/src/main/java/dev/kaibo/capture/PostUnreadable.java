package dev.kaibo.capture;

/** Nothing of a post can be read. The message is one sentence or two that say where and why; it holds nothing of what viewers wrote. */
public final class PostUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    PostUnreadable(String message) {
        super(message);
    }
}
