package org.minewatch.track.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * A process of its own that empties drop folders into an archive, to be killed by {@link KillTest}.
 */
final class Collector {
  private Collector() {}

  /**
   * @param args root of the archive, mine, instant of the first folder in epoch milliseconds, how
   *     it takes files ({@code move} or {@code copy}), drop folders
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    boolean keeps = args[3].equals("copy");
    List<DropFolder> folders = new ArrayList<>();
    for (int i = 4; i < args.length; i++) {
      folders.add(
          new DropFolder(Path.of(args[i]), UploadProfiles.load(), keeps, ArchiveLimits.DEFAULT));
    }
    System.out.println("ready");
    try (UploadArchive archive = UploadArchive.open(root, args[1], ArchiveLimits.DEFAULT)) {
      for (int i = 0; i < folders.size(); i++) {
        // One instant a folder, so that a run with and one without interruptions tell the same.
        Instant now = Instant.ofEpochMilli(Long.parseLong(args[2]) + 60_000L * i);
        folders.get(i).sweep(archive, now);
      }
    }
    System.out.println("done");
  }
}
