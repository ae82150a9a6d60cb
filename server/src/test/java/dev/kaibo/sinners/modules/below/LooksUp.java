package dev.kaibo.sinners.modules.below;

import dev.kaibo.sinners.modules.above.Above;

/** Breaks the directions of the modules. */
final class LooksUp {
    Above above() {
        return new Above();
    }
}
