@NullMarked
package dev.kaibo.engine.bytes;

import org.jspecify.annotations.NullMarked;
