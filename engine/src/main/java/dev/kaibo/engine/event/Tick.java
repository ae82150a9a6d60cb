package dev.kaibo.engine.event;

/** A second of the show's own clock has passed. Time comes in with events, so that a replay needs no clock. */
public record Tick() implements ShowEvent {}
