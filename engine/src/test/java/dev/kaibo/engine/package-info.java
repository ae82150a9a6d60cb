@NullMarked
package dev.kaibo.engine;

import org.jspecify.annotations.NullMarked;
