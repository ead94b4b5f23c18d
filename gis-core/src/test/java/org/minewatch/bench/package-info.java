/** Benchmarks; docs/benchmarks.md says how to run them and what came of it. */
package org.minewatch.bench;
