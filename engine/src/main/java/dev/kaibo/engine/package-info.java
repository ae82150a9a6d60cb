/** A running show as a whole: what the crew did and what the audience did, folded from one journal. */
@NullMarked
package dev.kaibo.engine;

import org.jspecify.annotations.NullMarked;
