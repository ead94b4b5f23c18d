/** Drawings moved on purpose, and whether that is found out. */
package org.minewatch.displacement;
