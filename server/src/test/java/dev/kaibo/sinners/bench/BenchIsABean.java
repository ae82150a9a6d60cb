package dev.kaibo.sinners.bench;

import org.springframework.stereotype.Component;

/** Breaks bench-spring. */
@Component
final class BenchIsABean {}
