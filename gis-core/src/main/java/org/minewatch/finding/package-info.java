/**
 * Findings and their ledger across nights, and the result folder they are written to in a canonical
 * form: the same bytes for the same input.
 */
package org.minewatch.finding;
