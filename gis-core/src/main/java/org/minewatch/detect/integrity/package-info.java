/** Rules on whether what a mine sends of its positions can be true. */
package org.minewatch.detect.integrity;
