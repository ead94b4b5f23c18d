/**
 * The part of a region folder that the verdict on one mine rests on. A table's rows that are left
 * out become empty lines, so that line numbers keep their meaning.
 */
package org.minewatch.evidence.excerpt;
