/** The audience: millions of facts in tables of numbers, and the figures made from them. */
@NullMarked
package dev.kaibo.engine.room;

import org.jspecify.annotations.NullMarked;
