/**
 * How often somebody may ask: bounds a minute for an account and for an address, stricter where an
 * answer costs much.
 */
package org.minewatch.web.limit;
