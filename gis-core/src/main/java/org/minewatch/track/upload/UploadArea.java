package org.minewatch.track.upload;

import java.util.OptionalInt;

/**
 * An area and its approved headcount (核定人数).
 *
 * @param type 井口区域, 重点区域, 限制区域, 其它区域 or a code
 * @param stationCode one station of it where the dialect lists them, else empty
 */
public record UploadArea(
    String areaCode, String type, OptionalInt limit, String name, String stationCode)
    implements UploadRecord {}
