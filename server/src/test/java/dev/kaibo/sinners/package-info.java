/** Deliberate sinners: each breaks one rule of the house, so that the rule is seen to fire. Nobody uses them. */
package dev.kaibo.sinners;
