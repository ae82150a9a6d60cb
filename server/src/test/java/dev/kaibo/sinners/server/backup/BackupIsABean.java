package dev.kaibo.sinners.server.backup;

import org.springframework.stereotype.Component;

/** Breaks backup-spring. */
@Component
final class BackupIsABean {}
