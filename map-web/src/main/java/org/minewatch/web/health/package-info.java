/**
 * How the server itself is: for load balancers whether it answers, for administrators what is wrong
 * with database, disk, job and deliveries, and the figures that a monitoring system collects.
 */
@NullMarked
package org.minewatch.web.health;

import org.jspecify.annotations.NullMarked;
