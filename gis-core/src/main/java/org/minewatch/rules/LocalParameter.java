package org.minewatch.rules;

/**
 * A number that holds for some mines in place of the general one.
 *
 * @param mineCodePrefix what their codes begin with: a province, city or county, or one mine's code
 */
record LocalParameter(String mineCodePrefix, ParameterRow row) {}
