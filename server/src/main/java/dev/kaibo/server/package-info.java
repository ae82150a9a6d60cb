/** The server: one package per desk, and the edge where HTTP ends. */
@NullMarked
package dev.kaibo.server;

import org.jspecify.annotations.NullMarked;
