@NullMarked
package dev.kaibo.engine.rundown;

import org.jspecify.annotations.NullMarked;
