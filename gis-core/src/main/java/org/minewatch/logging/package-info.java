/** What a line of the log is about: mine, night and run, whoever writes the line. */
@NullMarked
package org.minewatch.logging;

import org.jspecify.annotations.NullMarked;
