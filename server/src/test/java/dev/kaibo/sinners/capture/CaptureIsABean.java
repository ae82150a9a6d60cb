package dev.kaibo.sinners.capture;

import org.springframework.stereotype.Component;

/** Breaks capture-spring. */
@Component
final class CaptureIsABean {}
