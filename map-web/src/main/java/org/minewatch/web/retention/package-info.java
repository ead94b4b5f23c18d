/**
 * How long what is bulky is kept. By default everything is kept for ever; evidence, cases, the logs
 * and what was known when cannot be given an end.
 */
package org.minewatch.web.retention;
