/** What proves the host: durable, single-minded, never twice. Runs against a real PostgreSQL and a clock that the tests move. */
@NullMarked
package dev.kaibo.server.live.internal;

import org.jspecify.annotations.NullMarked;
