package org.minewatch.web.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.track.archive.DropFolder;

/**
 * The drop folders as they are laid out: one for files of several mines with a folder a mine in it,
 * and one laid out as a region folder. Folders have to carry the code of a registered mine, and may
 * not be links.
 */
final class DropLayout {
  private final IngestSettings settings;
  private final Map<String, DropFolder> folders = new LinkedHashMap<>();

  DropLayout(IngestSettings settings) {
    this.settings = settings;
  }

  /**
   * A folder to look into.
   *
   * @param label names it in notes
   * @param sender whose files lie in it; empty where the names of the files tell
   */
  record Place(String label, DropFolder folder, Optional<Sender> sender) {}

  /** The folders, the region's own first, since mines are registered there. */
  List<Place> places(Set<String> mines, List<String> notes) throws IOException {
    List<Place> places = new ArrayList<>();
    for (Path root : settings.regionDropFolders()) {
      places.add(place(root, Sender.TABLES, "region"));
      places.add(place(root.resolve("drawings"), Sender.DRAWINGS, "region/drawings"));
      for (String kind : List.of("tracks", "uploads", "events")) {
        for (Map.Entry<String, Path> mine : mineFolders(root.resolve(kind), mines, notes)) {
          places.add(
              place(
                  mine.getValue(),
                  kind.equals("events")
                      ? Sender.eventsOf(mine.getKey())
                      : Sender.mine(mine.getKey()),
                  "region/" + kind + "/" + mine.getKey()));
        }
      }
    }
    for (Path root : settings.dropFolders()) {
      if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
        notes.add("the drop folder " + root + " is not there");
        continue;
      }
      places.add(place(root, null, ""));
      for (Map.Entry<String, Path> mine : mineFolders(root, mines, notes)) {
        places.add(place(mine.getValue(), Sender.mine(mine.getKey()), mine.getKey()));
      }
    }
    return places;
  }

  private Place place(Path folder, @org.jspecify.annotations.Nullable Sender sender, String label) {
    DropFolder known =
        folders.computeIfAbsent(
            folder.toString(),
            f ->
                new DropFolder(
                    folder, FileName.profiles(), false, settings.limits(), settings.rules()));
    return new Place(label, known, Optional.ofNullable(sender));
  }

  private static Set<Map.Entry<String, Path>> mineFolders(
      Path root, Set<String> mines, List<String> notes) throws IOException {
    TreeMap<String, Path> found = new TreeMap<>();
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(root, e -> Files.isDirectory(e, LinkOption.NOFOLLOW_LINKS))) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (mines.contains(name)) {
            found.put(name, entry);
          } else if (!name.startsWith(".") && !isOfRegion(name)) {
            notes.add("the folder " + name + " has the code of no mine in mines.csv; left alone");
          }
        }
      }
    }
    return found.entrySet();
  }

  private static boolean isOfRegion(String name) {
    return Set.of("drawings", "tracks", "uploads", "events").contains(name);
  }
}
