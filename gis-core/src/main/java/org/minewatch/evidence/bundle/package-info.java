/**
 * The evidence bundle of a finding: everything that the verdict rests on in one archive, and the
 * check that judges the night again from it, without anything else.
 */
package org.minewatch.evidence.bundle;
