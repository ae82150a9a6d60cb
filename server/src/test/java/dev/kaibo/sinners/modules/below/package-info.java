/** The lower floor, which may know nobody. */
@ApplicationModule(allowedDependencies = {})
package dev.kaibo.sinners.modules.below;

import org.springframework.modulith.ApplicationModule;
