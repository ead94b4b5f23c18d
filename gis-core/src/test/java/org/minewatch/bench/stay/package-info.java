/** Stays and their clusters on the workload that docs/benchmarks.md describes. */
package org.minewatch.bench.stay;
