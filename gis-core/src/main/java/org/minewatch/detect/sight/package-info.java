/**
 * Works out what a night says of itself beside its findings: how much of the mine it could see, and
 * what its sources come to beside each other. The values are those of {@link org.minewatch.sight}.
 */
package org.minewatch.detect.sight;
