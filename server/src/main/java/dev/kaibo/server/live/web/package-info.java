/** The live desk over HTTP: wishes in, views and frames out. Translates; the engine decides and the host journals. */
@NullMarked
package dev.kaibo.server.live.web;

import org.jspecify.annotations.NullMarked;
