/** Positions of people: columns of fixes, reading and marking them. A mark never deletes a fix. */
package org.minewatch.track;
