/**
 * What judged nights left for the nights after them, kept in a folder so that a run that goes on
 * does not read earlier positions again. The folder is a cache: it may be deleted at any time, and
 * a file in it that is missing, torn, altered or of other input is worked out and written anew.
 */
package org.minewatch.nightly.kept;
