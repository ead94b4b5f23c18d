package org.minewatch.region;

/**
 * Where a fact was read, so that evidence can cite it.
 *
 * @param file path inside the region folder, with forward slashes
 * @param line line of the file, from 1 with the header as line 1
 */
public record SourceLine(String file, long line) {}
