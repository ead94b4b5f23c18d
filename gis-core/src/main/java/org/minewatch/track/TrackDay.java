package org.minewatch.track;

/**
 * One mine's position file of one day, read into columns.
 *
 * @param fixes sorted by card, then time, then values, so that the order of rows does not matter
 * @param summary counts, rejections and notes
 */
public record TrackDay(FixColumns fixes, TrackFileSummary summary) {}
