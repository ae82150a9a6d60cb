/** The PostgreSQL that Kaibo starts for itself: unpack, initdb, start, stop. Nothing here knows what is stored in it. */
@NullMarked
package dev.kaibo.schema.postgres;

import org.jspecify.annotations.NullMarked;
