package org.minewatch.track.archive;

/**
 * One arrival of a file: which content came under which name, and when.
 *
 * @param sequence place in the index, from 1
 * @param receivedMillis epoch milliseconds
 * @param sha256 of the content, lower-case hex
 * @param bytes length of the content
 * @param name as the mine gave it
 */
public record ArchiveEntry(
    long sequence, long receivedMillis, String sha256, long bytes, String name) {}
