/**
 * Upload files as they came, write-once: kept by their content's SHA-256 before anything reads
 * them, each with its name and the time it was received, in an index that only grows.
 *
 * <p>A file is first made durable, then its line in the index. A process that ends in between, at
 * any instant, leaves at most a content that no line names yet, or the beginning of a line, which
 * the next writer recognises by its missing end; it loses nothing that was acknowledged, and a file
 * that is given again is not kept twice. Nothing here asks a clock: whoever receives hands in when.
 */
package org.minewatch.track.archive;
