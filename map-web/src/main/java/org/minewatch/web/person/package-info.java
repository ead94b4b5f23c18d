/**
 * Who the holders of cards are. Everything else calls them by pseudonyms; here mines hand in the
 * names, encrypted as they come, and two people together let one of them read one name, for an open
 * case of that mine, for a while.
 */
package org.minewatch.web.person;
