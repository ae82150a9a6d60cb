package dev.kaibo.sinners.modules.above;

/** Of the upper floor. */
public final class Above {}
