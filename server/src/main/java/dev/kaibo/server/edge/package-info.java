/** Where HTTP ends: problems, bounds of what comes in, the pages, the line that says where the server is. Knows no desk. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kaibo.server.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
