/** Opens archives that strangers hand in, in memory and within bounds. */
package org.minewatch.drawing.archive;
