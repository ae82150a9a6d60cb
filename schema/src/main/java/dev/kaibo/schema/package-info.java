/** The database of the house: one history of migrations, one schema per desk. */
@NullMarked
package dev.kaibo.schema;

import org.jspecify.annotations.NullMarked;
