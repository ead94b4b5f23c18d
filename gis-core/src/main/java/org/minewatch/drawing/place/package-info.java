/**
 * Where on earth a submitted sheet lies, judged by what the sheet itself shows: whether its numbers
 * are map coordinates at all, its printed grid and corner table, control points, stray copies.
 * Works on features as the file has them; knows no layer classes and no mine.
 */
package org.minewatch.drawing.place;
