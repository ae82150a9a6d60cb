package dev.kaibo.sinners.server.live;

/** Whom only the server may know. */
public final class Shows {}
