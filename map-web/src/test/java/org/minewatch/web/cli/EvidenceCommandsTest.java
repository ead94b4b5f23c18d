package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.log.LogEntry;
import org.minewatch.evidence.log.LogFile;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.finding.ResultFolder;

/** From nights judged without a server to a bundle that is verified, on the command line. */
class EvidenceCommandsTest {
  private static final String REGION = Path.of("..", "data", "demo", "region").toString();

  @TempDir static Path folder;

  private static Path out;
  private static Path night;
  private static Path bundle;
  private static String finding;

  @BeforeAll
  static void judge() throws Exception {
    out = folder.resolve("out");
    String[] nightly = {
      "nightly",
      "--region",
      REGION,
      "--date",
      "2026-03-02",
      "--days",
      "2",
      "--mine",
      "530399990005",
      "--out",
      out.toString()
    };
    assertThat(Cli.run(nightly).status())
        .isIn(ExitStatus.COMPLETED, ExitStatus.COMPLETED_WITH_REJECTIONS);
    night = out.resolve("2026-03-03");
    finding = ResultFolder.read(night).findings().get(0).id();
    bundle = folder.resolve("bundle.zip");
    Cli made = bundle(night, finding, bundle);
    assertThat(made.status()).as(made.err()).isEqualTo(ExitStatus.COMPLETED);
  }

  private static Cli bundle(Path of, String id, Path to) {
    return Cli.run(
        "bundle",
        "--result",
        of.toString(),
        "--region",
        REGION,
        "--finding",
        id,
        "--out",
        to.toString());
  }

  private static Cli verify(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "verify";
    System.arraycopy(args, 0, all, 1, args.length);
    return Cli.run(all);
  }

  @Test
  void aBundleIsReproducedAndItsNightFoundInTheLogThatNightlyKept() throws Exception {
    Path log = out.resolve(ResultLog.FILE);
    List<LogEntry> entries = LogFile.read(log).entries();
    assertThat(entries).extracting(LogEntry::subject).containsExactly("2026-03-02", "2026-03-03");
    String head = LogFile.read(log).head();
    Cli verified = verify(bundle.toString(), "--log", log.toString(), "--head", head.toUpperCase());
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out())
        .contains("finding " + finding, "REPRODUCED", "IN THE LOG", "night 2026-03-03", head);
  }

  @Test
  void theSameNightAgainIsNotEnteredTwiceAndGivesTheSameLog() throws Exception {
    Path again = folder.resolve("again");
    for (int i = 0; i < 2; i++) {
      Cli.run(
          "nightly",
          "--region",
          REGION,
          "--date",
          "2026-03-02",
          "--days",
          "2",
          "--mine",
          "530399990005",
          "--out",
          again.toString());
    }
    assertThat(again.resolve(ResultLog.FILE)).hasSameBinaryContentAs(out.resolve(ResultLog.FILE));
  }

  @Test
  void anAlteredBundleGetsStatusThreeAndSaysWhat() throws Exception {
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[40] ^= 1;
    Path altered = Files.write(folder.resolve("altered.zip"), bytes);
    Cli verified = verify(altered.toString());
    assertThat(verified.status()).isEqualTo(VerifyCommand.DOES_NOT_STAND);
    assertThat(verified.out()).contains("! ", "was altered", "ALTERED");
  }

  @Test
  void aLogThatDoesNotHaveTheBundleOrTheHeadGetsStatusThree() throws Exception {
    Path log = out.resolve(ResultLog.FILE);
    Cli wrongHead = verify(bundle.toString(), "--log", log.toString(), "--head", "0".repeat(64));
    assertThat(wrongHead.status()).isEqualTo(VerifyCommand.DOES_NOT_STAND);
    assertThat(wrongHead.out()).contains("REPRODUCED", "never had the head", "NOT AS THE LOG");
    Path one = folder.resolve("one.jsonl");
    Files.writeString(one, Files.readAllLines(log).get(0) + "\n");
    Cli without = verify(bundle.toString(), "--log", one.toString());
    assertThat(without.status()).isEqualTo(VerifyCommand.DOES_NOT_STAND);
    assertThat(without.out()).contains("the log has no entry of this file");
  }

  @Test
  void wrongUsageGetsStatusTwoAndSaysWhatWouldBeRight() throws Exception {
    Path log = Files.writeString(folder.resolve("no.json"), "{}");
    for (Cli wrong :
        List.of(
            verify(folder.resolve("none.zip").toString()),
            verify(bundle.toString(), "--head", "0".repeat(64)),
            verify(bundle.toString(), "--log", log.toString()),
            verify(bundle.toString(), "--log", log.toString(), "--head", "x"),
            bundle(out, finding, folder.resolve("a.zip")),
            bundle(night, "no-such", folder.resolve("b.zip")),
            bundle(night, finding, bundle))) {
      assertThat(wrong.status()).as(wrong.err()).isEqualTo(ExitStatus.USAGE);
      assertThat(wrong.err()).isNotBlank().doesNotContain("Exception");
    }
    assertThat(folder.resolve("b.zip")).doesNotExist();
  }
}
