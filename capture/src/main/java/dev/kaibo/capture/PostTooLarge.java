package dev.kaibo.capture;

/** A post is beyond a bound and nothing of it was taken. The message is one sentence with the bound. */
public final class PostTooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    private final long bound;

    private PostTooLarge(String message, long bound) {
        super(message);
        this.bound = bound;
    }

    static PostTooLarge bytes(int most) {
        return new PostTooLarge("The post has more than %d bytes.".formatted(most), most);
    }

    static PostTooLarge inflated(int most) {
        return new PostTooLarge("The post inflates to more than %d bytes.".formatted(most), most);
    }

    static PostTooLarge facts(int most) {
        return new PostTooLarge("The post holds more than %d facts; send them in several posts.".formatted(most), most);
    }

    /** The bound that was passed: bytes or facts, as the message says. */
    public long bound() {
        return bound;
    }
}
