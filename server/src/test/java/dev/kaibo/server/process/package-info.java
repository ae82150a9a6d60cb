/** Kaibo as a process of its own, started as {@code ./kaibo run} starts it: killed, starved of disk, left without its database. Minutes long: {@code ./kaibo test long}. */
@NullMarked
package dev.kaibo.server.process;

import org.jspecify.annotations.NullMarked;
