/** Keeps who people are, encrypted, with keys outside the database. */
package org.minewatch.web.vault;
