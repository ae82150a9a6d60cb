package dev.kaibo.sinners.server.live;

/** Breaks controllers. */
public final class OpenController {}
