/**
 * Personnel upload files as mines send them: read by profile, every record accepted or rejected
 * with its place, turned into columns of fixes and registers of one day. A snapshot says where
 * everybody is at its header time; a stay begins when its record says, not when the file was made.
 */
package org.minewatch.track.upload;
