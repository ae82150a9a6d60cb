/**
 * A seeded room of viewers (模拟): the same seed gives the same audience, to the byte, on any machine. It knows no clock; time comes as a
 * parameter. What it makes is invented and is labelled 模拟 wherever a person sees it (C6: never to be taken for real viewers).
 */
@NullMarked
package dev.kaibo.simulator.room;

import org.jspecify.annotations.NullMarked;
