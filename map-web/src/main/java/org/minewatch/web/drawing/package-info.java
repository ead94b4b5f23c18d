/**
 * The drawing desk: a geologist looks at what mines hand in, says what its layers mean and where it
 * lies, and accepts or returns it. {@code docs/drawing-desk.md} is the contract with the page.
 *
 * <p>Nothing is judged here. Each check is a process of its own ({@link
 * org.minewatch.web.drawing.CheckProcess}), bounded in memory and time, so that no file can stop
 * the server; what it wrote is handed out as it is.
 */
package org.minewatch.web.drawing;
