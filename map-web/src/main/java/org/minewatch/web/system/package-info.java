/**
 * The server as a program: its start and end, its settings, what every answer carries, and which
 * version this is.
 */
package org.minewatch.web.system;
