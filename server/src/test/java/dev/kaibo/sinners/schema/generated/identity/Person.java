package dev.kaibo.sinners.schema.generated.identity;

/** A table of the identity desk. */
public final class Person {}
