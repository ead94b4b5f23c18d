/** The program: one jar with the command line, the store and the map. */
package org.minewatch.web;
