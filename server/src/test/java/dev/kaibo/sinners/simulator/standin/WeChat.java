package dev.kaibo.sinners.simulator.standin;

/** Whom the server must not know. */
public final class WeChat {}
