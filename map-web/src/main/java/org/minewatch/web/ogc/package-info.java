/**
 * OGC API - Features over the store, read-only, for geographic programs of others: collections of
 * what a map shows, within the rights and mines of whoever asks (docs/ogc-api.md).
 */
package org.minewatch.web.ogc;
