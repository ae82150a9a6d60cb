/** What can happen in a show. The journal holds these and nothing else. */
@NullMarked
package dev.kaibo.engine.event;

import org.jspecify.annotations.NullMarked;
