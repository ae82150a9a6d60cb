package dev.kaibo.sinners.schema.generated.live;

/** A table of the live desk. */
public final class Show {}
