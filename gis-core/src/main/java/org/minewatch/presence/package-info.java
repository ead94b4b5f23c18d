/**
 * Where people were in a mine's night, as facts that rules are built on: passages, stays, gaps,
 * times underground, heads in areas. Computed from fixes placed on the roadway network and marked
 * by {@link org.minewatch.presence.clean}, day by day with the same result as all days at once.
 *
 * <p>A fix that several places explain is never counted at one of them; how much of the people's
 * time is placed, open and unseen stands beside every total. {@code docs/tracks.md} says what each
 * fact means.
 */
package org.minewatch.presence;
