/** The directions and names of the house, checked. */
@NullMarked
package dev.kaibo.architecture;

import org.jspecify.annotations.NullMarked;
