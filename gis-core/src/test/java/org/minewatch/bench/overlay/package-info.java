/** The overlay against its peers on the workload that docs/benchmarks.md describes. */
package org.minewatch.bench.overlay;
