/**
 * Orders of the office and promises of mines, each on its own polygon, handed to the nightly run
 * and watched until whoever must accept has accepted: issued, reported done, accepted or refused,
 * lifted.
 */
package org.minewatch.web.order;
