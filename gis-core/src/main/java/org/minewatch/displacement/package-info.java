/**
 * How far a drawing lies from where people really walk: the shift, rotation and scale that lay the
 * places of people, or surveyed stations, best on the drawn roads, with their uncertainty.
 */
package org.minewatch.displacement;
