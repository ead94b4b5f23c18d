/**
 * Synthetic mine regions in the exchange format with planted truth: for the demo, for tests on
 * seeds that nobody has looked at, and for benchmarks. Mines are laid out by construction, from the
 * seam floor up; plants and innocent look-alikes are parts of the layout, and the truth is measured
 * from it. The same {@link org.minewatch.synth.SynthSpec} gives the same bytes.
 */
package org.minewatch.synth;
