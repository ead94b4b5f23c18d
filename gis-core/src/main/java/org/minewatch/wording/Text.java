package org.minewatch.wording;

/** A sentence for people, in Chinese and in English. */
public record Text(String zh, String en) {}
