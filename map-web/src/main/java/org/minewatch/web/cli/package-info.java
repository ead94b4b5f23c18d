/**
 * The command line of the exchange format: one small class a command. Only {@code serve} and {@code
 * demo} start the server.
 */
package org.minewatch.web.cli;
