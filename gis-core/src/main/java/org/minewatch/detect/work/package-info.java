/** Rules on work: faces that are hidden, missing or too many, advance and output. */
package org.minewatch.detect.work;
