package dev.kaibo.sinners.engine;

import org.springframework.stereotype.Component;

/** Breaks engine-spring. */
@Component
final class EngineIsABean {}
