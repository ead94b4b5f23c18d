/**
 * The dated rule table: which clause a finding touches, how grave it is and which numbers the rules
 * work with, each with the days it holds, where it comes from and how sure that is. The table is
 * data ({@code data/rules}); no legal number is written into code.
 */
package org.minewatch.rules;
