/** What the product does in a second, measured beside a yardstick that anybody can read. Nothing of the product uses it. */
@NullMarked
package dev.kaibo.bench;

import org.jspecify.annotations.NullMarked;
