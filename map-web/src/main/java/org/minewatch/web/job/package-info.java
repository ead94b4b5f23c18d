/**
 * The nightly job: judges the nights that are due, when nobody asks, and puts them into the store.
 */
@NullMarked
package org.minewatch.web.job;

import org.jspecify.annotations.NullMarked;
