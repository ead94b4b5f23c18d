/**
 * What has to be said of fixes before anything is counted by them: clocks that are wrong, readings
 * that stand still, places that cannot be reached; and the division of cards' fixes into parts
 * short enough that a day can be judged by itself.
 *
 * <p>Nothing is deleted. {@link org.minewatch.presence.clean.DayTracks} is what one day's file
 * tells of stations and clocks; {@link org.minewatch.presence.clean.PaddedTracks} joins days;
 * {@link org.minewatch.presence.clean.FixMarker} marks what it joined.
 */
package org.minewatch.presence.clean;
