/**
 * Tip-offs 举报: what somebody told about a mine, received in order, handled by deadlines, linked
 * with findings, rewarded. Who told is encrypted apart with a key outside the database, and is read
 * only by a person who names a case and whom a second person lets.
 */
package org.minewatch.web.tip;
