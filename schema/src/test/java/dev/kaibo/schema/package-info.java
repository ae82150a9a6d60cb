/** The test kit of the database, and what proves the migrations. */
@NullMarked
package dev.kaibo.schema;

import org.jspecify.annotations.NullMarked;
