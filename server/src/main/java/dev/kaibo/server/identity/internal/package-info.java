/** The identity desk's own business. */
@NullMarked
package dev.kaibo.server.identity.internal;

import org.jspecify.annotations.NullMarked;
