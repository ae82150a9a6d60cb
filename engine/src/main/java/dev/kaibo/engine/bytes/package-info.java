/** Events and snapshots as bytes. Written by hand and frozen, so that an old journal stays readable for ever. */
@NullMarked
package dev.kaibo.engine.bytes;

import org.jspecify.annotations.NullMarked;
