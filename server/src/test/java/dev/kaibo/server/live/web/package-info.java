/** The live desk over HTTP, tried out. */
@NullMarked
package dev.kaibo.server.live.web;

import org.jspecify.annotations.NullMarked;
