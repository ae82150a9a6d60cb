package dev.kaibo.sinners.capture;

/** Whom the engine must not know. */
public final class Above {}
