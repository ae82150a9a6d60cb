package dev.kaibo.sinners.cli;

import org.springframework.stereotype.Component;

/** Breaks cli-spring. */
@Component
final class CommandIsABean {}
