/** How the live desk does it: one writer per show, its mailbox, the journal in PostgreSQL and the feeds of played shows. */
@NullMarked
package dev.kaibo.server.live.internal;

import org.jspecify.annotations.NullMarked;
