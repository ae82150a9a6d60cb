package dev.kaibo.capture;

/** 128 bits that stand for an id. Two ids of a show never share one in practice: among 2 million the chance is below 10⁻²⁶. */
public record Fingerprint(long high, long low) {}
