/** Rules on people underground and on what instruments other than positioning saw. */
package org.minewatch.detect.people;
