/** Who may come in: workspaces, people, accounts, sign-in and the audit trail. What lies here is the desk's face. */
@ApplicationModule(allowedDependencies = {"edge"})
@NullMarked
package dev.kaibo.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
