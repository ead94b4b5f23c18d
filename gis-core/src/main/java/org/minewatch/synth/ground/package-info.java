/**
 * The ground that synthetic mines stand in: seeded chance, a projection of our own, a dipping seam,
 * roads and the ways through them. Knows nothing of licences, plants or files.
 *
 * <p>Everything here uses {@link java.lang.StrictMath} and a random generator of its own, so that a
 * seed gives the same bytes on every machine. The projection is deliberately not that of {@code
 * org.minewatch.geo}: synthetic truth must not inherit an error of the code that it tests.
 */
package org.minewatch.synth.ground;
