/**
 * Visits of mines: who owes which mine one and by when, the year's plan made of that, what was
 * seen; hazards that other inspections found; and whether a place went quiet after somebody learned
 * that it was to be looked at.
 *
 * <p>An unannounced visit is need-to-know like a sealed lead: those who could warn the mine find it
 * in no list, count or number ({@link org.minewatch.web.visit.VisitSight}). How often who has to
 * come stands in {@code visit-frequencies.csv}.
 */
package org.minewatch.web.visit;
