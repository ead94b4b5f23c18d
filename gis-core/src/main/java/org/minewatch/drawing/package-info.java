/**
 * Drawings that mines submit: reading them, what their layers mean, and where on earth they belong.
 */
package org.minewatch.drawing;
