package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.minewatch.track.archive.ArchiveLimits;
import org.minewatch.track.archive.DropFolder;
import org.minewatch.track.archive.Receipt;
import org.minewatch.track.archive.Receipt.Outcome;
import org.minewatch.track.archive.Sweep;
import org.minewatch.track.archive.UploadArchive;
import org.minewatch.track.upload.profile.UploadProfiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive-uploads}: takes what mines uploaded into the write-once archive. */
@Command(
    name = "archive-uploads",
    description = {
      "Takes complete personnel upload files into a write-once archive, with the time of receipt.",
      "Can be run again at any time, and after it was interrupted: nothing is kept twice."
    })
final class ArchiveUploadsCommand implements Callable<Integer> {

  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      description = "Folder with a folder for each mine, named by its code (a region's uploads).")
  private Path folder;

  @Option(
      names = "--into",
      paramLabel = "ARCHIVE",
      required = true,
      description = "Folder of the archives of all mines; made when it is not there.")
  private Path archives;

  @Option(
      names = "--move",
      description = "Remove from DIR what is safely archived. Default: files stay where they are.")
  private boolean move;

  ArchiveUploadsCommand() {
    this(Clock.systemUTC());
  }

  ArchiveUploadsCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is no folder");
    }
    int status = ExitStatus.COMPLETED;
    for (Path drop : drops()) {
      try {
        boolean refused = take(drop);
        status = refused && status == 0 ? ExitStatus.COMPLETED_WITH_REJECTIONS : status;
      } catch (IOException | IllegalArgumentException e) {
        // The archive of one mine keeps nobody from looking after the others'.
        spec.commandLine().getErr().println(drop.getFileName() + ": failed: " + Causes.reason(e));
        status = ExitStatus.FAILED;
      }
    }
    return status;
  }

  private List<Path> drops() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    }
  }

  /** Empties the folder of one mine; whether something was refused. */
  private boolean take(Path drop) throws IOException {
    String mine = drop.getFileName().toString();
    PrintWriter err = spec.commandLine().getErr();
    ArchiveLimits limits = ArchiveLimits.DEFAULT;
    Sweep sweep;
    try (UploadArchive archive = UploadArchive.open(archives, mine, limits)) {
      archive.repairs().forEach(repair -> err.println(mine + ": " + repair));
      sweep =
          new DropFolder(drop, UploadProfiles.load(), !move, limits)
              .sweep(archive, clock.instant());
    }
    for (Receipt receipt : sweep.receipts()) {
      if (receipt.outcome() == Outcome.REFUSED) {
        err.println(mine + ": refused " + receipt.name() + ": " + receipt.reason());
      } else if (receipt.outcome() == Outcome.RESENT) {
        err.println(mine + ": came again with other content, both are kept: " + receipt.name());
      }
    }
    sweep.notes().forEach(note -> err.println(mine + ": " + note));
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d new, %d again with other content, %d known, %d still incomplete, %d refused%n",
            mine,
            sweep.count(Outcome.STORED),
            sweep.count(Outcome.RESENT),
            sweep.count(Outcome.REPEATED),
            sweep.waiting().size(),
            sweep.count(Outcome.REFUSED));
    return sweep.count(Outcome.REFUSED) > 0 || !sweep.notes().isEmpty();
  }
}
