package org.minewatch.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A region folder as read: the accepted facts by mine, and what could not be used.
 *
 * @param folder where it was read from
 * @param mines by mine code
 * @param inputs every file with its hash and counts, by path. Track files are hashed here too, but
 *     their rows are counted when they are read.
 * @param rejections in the order of file, line and column
 * @param unreadableTables names of tables (such as {@code faces.csv}) that exist but could not be
 *     read at all; rules that need them cannot judge
 */
public record Region(
    RegionInfo info,
    Path folder,
    SortedMap<String, MineRecords> mines,
    List<InputFile> inputs,
    List<Rejection> rejections,
    Set<String> unreadableTables) {}
