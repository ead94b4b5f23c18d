/**
 * The licence as a prism: parts, deducted areas, elevation bands, seams and validity, judged with
 * an error budget instead of a constant tolerance, and compared with the licences next to it.
 */
package org.minewatch.boundary;
