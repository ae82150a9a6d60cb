/** The same rules at the command line: no server, no Spring. */
@NullMarked
package dev.kaibo.cli;

import org.jspecify.annotations.NullMarked;
