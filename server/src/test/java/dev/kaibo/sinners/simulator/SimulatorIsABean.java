package dev.kaibo.sinners.simulator;

import org.springframework.stereotype.Component;

/** Breaks simulator-spring. */
@Component
final class SimulatorIsABean {}
