/**
 * A store as a whole: every table in the order of what refers to what, written as canonical text so
 * that two stores can be compared, and copied from one database into another losing nothing.
 *
 * <p>Nothing here names a table: they are read from the database's own catalogue, so that one which
 * a later migration adds is not forgotten. What cannot be told from the catalogue is refused.
 */
package org.minewatch.web.store.copy;
