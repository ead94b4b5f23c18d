/**
 * What a dialect of personnel upload files looks like, as data: names of files, terminators,
 * encodings, headers, the fields of each type. A new dialect is a new file, not new code.
 */
package org.minewatch.track.upload.profile;
