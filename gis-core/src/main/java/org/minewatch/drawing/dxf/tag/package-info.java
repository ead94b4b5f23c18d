/**
 * The syntax of DXF: a stream of tags, each a group code and a value, written as pairs of lines
 * ({@code AsciiTagStream}) or as bytes ({@code BinaryTagStream}). {@link
 * org.minewatch.drawing.dxf.tag.TagReader} cuts either into groups that each start with code 0, in
 * bounded memory, and knows the place of every value: a line, or the byte of a binary file.
 */
package org.minewatch.drawing.dxf.tag;
