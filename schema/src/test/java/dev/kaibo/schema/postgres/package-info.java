/** What proves that the database is started as it should be. */
@NullMarked
package dev.kaibo.schema.postgres;

import org.jspecify.annotations.NullMarked;
