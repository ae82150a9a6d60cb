package dev.kaibo.sinners.modules;

import org.springframework.modulith.Modulithic;

/** A server whose lower module looks upward. */
@Modulithic
public final class SinnersApplication {}
