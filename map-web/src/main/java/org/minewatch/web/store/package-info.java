/**
 * The store of nights: what result folders say, in H2 or PostGIS, chosen by one setting. It is
 * filled from result folders only and can be filled again at any time; the folders stay the truth.
 *
 * <p>SQL is the same on both databases except for {@code db/migration/h2} and {@code
 * db/migration/postgresql} and what {@link org.minewatch.web.store.Dialect} says.
 */
package org.minewatch.web.store;
