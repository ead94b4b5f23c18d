/**
 * What a geologist gets to know about one drawing that a mine handed in: is it a plan, where does
 * it lie and how surely, what was understood of it, what contradicts it and what changed. The
 * verdict is made by the nightly run's parts; here are its facts and the forms in which programs
 * read it. Nothing here decides: findings come from the rules alone.
 */
package org.minewatch.drawingcheck;
