package dev.kaibo.sinners.server.upkeep;

import org.springframework.stereotype.Component;

/** Breaks upkeep-spring. */
@Component
final class UpkeepIsABean {}
