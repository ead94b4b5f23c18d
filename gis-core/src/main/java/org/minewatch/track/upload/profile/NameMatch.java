package org.minewatch.track.upload.profile;

/**
 * What a file's name says.
 *
 * @param mineCode empty when the name tells none
 * @param type the type as the profile spells it
 * @param time as written, empty when the name tells none
 */
public record NameMatch(UploadProfile profile, String mineCode, String type, String time) {}
