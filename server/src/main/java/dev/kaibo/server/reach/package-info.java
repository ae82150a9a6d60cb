/** How devices in the shop's network come to this server: the house's own authority, TLS, the door where it is trusted, codes for cameras. Knows no desk. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kaibo.server.reach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
