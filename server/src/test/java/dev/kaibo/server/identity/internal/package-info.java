/** The identity desk, tried out. */
@NullMarked
package dev.kaibo.server.identity.internal;

import org.jspecify.annotations.NullMarked;
