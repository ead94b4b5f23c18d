/** What a line of the log is about: mine, night and run, whoever writes the line. */
package org.minewatch.logging;
