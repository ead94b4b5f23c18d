package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.archive.ArchiveLimits;
import org.minewatch.track.archive.ArchivedUploads;

class ArchiveUploadsCommandTest {
  private static final String MINE = "620000000001";
  private static final String NAME = MINE + "_RYSS_20260923101319.txt";
  private static final String WHOLE = MINE + ";示例煤矿;2026-09-23 10:13:19~||";

  @TempDir Path folder;
  private Path drop;

  @BeforeEach
  void oneMine() throws IOException {
    drop = Files.createDirectories(folder.resolve("uploads").resolve(MINE));
    Files.writeString(drop.resolve(NAME), WHOLE);
  }

  private Cli run(String... more) {
    String[] args = new String[4 + more.length];
    args[0] = "archive-uploads";
    args[1] = drop.getParent().toString();
    args[2] = "--into";
    args[3] = folder.resolve("archive").toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(args);
  }

  private long kept() throws IOException {
    return ArchivedUploads.read(folder.resolve("archive"), MINE, ArchiveLimits.DEFAULT)
        .entries()
        .size();
  }

  @Test
  void whatIsCompleteIsKeptOnceHoweverOftenItRuns() throws Exception {
    Files.writeString(drop.resolve(NAME.replace("19.txt", "49.txt")), "half of a file");

    Cli cli = run();

    assertThat(cli.status()).as(cli.err()).isZero();
    assertThat(cli.out())
        .contains(
            MINE + ": 1 new, 0 again with other content, 0 known, 1 still incomplete, 0 refused");
    assertThat(run().out()).contains("0 new, 0 again with other content, 1 known");
    assertThat(kept()).isEqualTo(1);
    assertThat(drop.resolve(NAME)).exists();
  }

  @Test
  void otherContentUnderAKnownNameIsSaidAndKept() throws Exception {
    run("--move");
    assertThat(drop.resolve(NAME)).doesNotExist();
    Files.writeString(drop.resolve(NAME), WHOLE.replace("示例", "另一"));

    Cli cli = run("--move");

    assertThat(cli.err()).contains("came again with other content, both are kept: " + NAME);
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void aRefusedFileIsStatus3AndSaysWhy() throws Exception {
    Files.writeString(drop.resolve("n".repeat(220)), "x");

    Cli cli = run();

    assertThat(cli.status()).isEqualTo(3);
    assertThat(cli.err()).contains("refused nnn", "220 characters; 1 to 200");
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void aDamagedArchiveOfOneMineStopsNoOther() throws Exception {
    run();
    Path index = folder.resolve("archive/mine-" + MINE + "/index.tsv");
    Files.writeString(index, Files.readString(index).replace("RYSS", "RYXX"));
    Path other = Files.createDirectories(folder.resolve("uploads").resolve("620000000002"));
    Files.writeString(other.resolve(NAME.replace(MINE, "620000000002")), WHOLE);

    Cli cli = run();

    assertThat(cli.status()).isEqualTo(1);
    assertThat(cli.err()).contains(MINE + ": failed: ", "line 2 is not what was written");
    assertThat(cli.out()).contains("620000000002: 1 new");
  }

  @Test
  void aFolderThatIsNotThereIsWrongUsage() {
    Cli cli = Cli.run("archive-uploads", folder.resolve("none").toString(), "--into", "x");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("is no folder");
  }
}
