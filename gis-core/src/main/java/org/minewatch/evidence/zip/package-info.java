/**
 * Zip archives of one form only, stored and with nothing left open, so that every byte of one is
 * accounted for.
 */
package org.minewatch.evidence.zip;
