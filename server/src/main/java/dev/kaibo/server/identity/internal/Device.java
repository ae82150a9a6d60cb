package dev.kaibo.server.identity.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** On what somebody signed in, in two words of ours: enough to know the own phone by, and all that is kept of what a browser says about itself (C5). */
record Device(Browser browser, Platform system) {
    enum Browser {
        WECHAT("micromessenger"),
        EDGE("edg/", "edga/", "edgios/"),
        FIREFOX("firefox/", "fxios/"),
        CHROME("chrome/", "crios/"),
        SAFARI("safari/"),
        OTHER;

        private final String[] marks;

        Browser(String... marks) {
            this.marks = marks;
        }
    }

    enum Platform {
        HARMONY("harmonyos", "openharmony"),
        ANDROID("android"),
        IOS("iphone", "ipad"),
        WINDOWS("windows"),
        MAC("macintosh"),
        LINUX("linux", "x11"),
        OTHER;

        private final String[] marks;

        Platform(String... marks) {
            this.marks = marks;
        }
    }

    /** The order of the constants decides: Edge also calls itself Chrome, Chrome also Safari, and Android also Linux. */
    static Device of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        Browser browser = Browser.OTHER;
        for (Browser one : Browser.values())
            if (hasOne(said, one.marks)) {
                browser = one;
                break;
            }
        for (Platform one : Platform.values()) if (hasOne(said, one.marks)) return new Device(browser, one);
        return new Device(browser, Platform.OTHER);
    }

    private static boolean hasOne(String said, String... marks) {
        for (String mark : marks) if (said.contains(mark)) return true;
        return false;
    }
}
