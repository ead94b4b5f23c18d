/** Sentences for people in both languages of the product. */
package org.minewatch.wording;
