/**
 * What was known on a day: nights as the store had been told of them by then, drawings that had
 * been handed in, cases as they stood. It only reads; who may see what is decided by today's
 * rights.
 */
package org.minewatch.web.known;
