/**
 * What all settings have in common: which there are, what to say about one that there is not, and
 * secrets that are read from files.
 */
@NullMarked
package org.minewatch.web.setting;

import org.jspecify.annotations.NullMarked;
