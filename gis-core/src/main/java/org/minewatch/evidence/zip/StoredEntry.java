package org.minewatch.evidence.zip;

/**
 * An entry of an archive as its header tells it.
 *
 * @param crc32 of its content, unsigned
 * @param bytes of its content
 */
public record StoredEntry(String name, long crc32, long bytes) {}
