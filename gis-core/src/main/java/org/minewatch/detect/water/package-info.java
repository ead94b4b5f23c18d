/** Rules on the four water lines, probe drilling, seals and goaf. */
package org.minewatch.detect.water;
