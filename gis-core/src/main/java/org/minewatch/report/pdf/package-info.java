/**
 * Pages as PDF/A-2u with a font of our own inside: well-formed markup and drawings go in, the same
 * bytes come out whatever the machine and the time. Nothing is loaded from anywhere. What a report
 * says is not decided here.
 */
package org.minewatch.report.pdf;
