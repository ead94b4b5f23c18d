package org.minewatch.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.bundle.BundleVerifier;
import org.minewatch.evidence.bundle.Verification;
import org.minewatch.evidence.log.LogCheck;
import org.minewatch.evidence.log.LogFile;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.web.system.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: checks an evidence bundle offline and judges its night again. */
@Command(
    name = "verify",
    description = {
      "Checks every byte of an evidence bundle, judges its night again with the rules of that day",
      "and says whether the same finding comes out. Needs nothing but the bundle."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing was altered and the finding was reproduced",
      "1:failed",
      "2:wrong usage, or a file that cannot be read at all",
      "3:altered, not reproduced, or not in the log; the lines say what"
    })
final class VerifyCommand implements Callable<Integer> {

  /** Altered, not reproduced, or not in the log. */
  static final int DOES_NOT_STAND = 3;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BUNDLE", description = "The bundle, a zip archive.")
  private Path bundle;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "The evidence log, or the receipt that came with the bundle.")
  private Path log;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "A head of the log as a report has it printed; needs --log.")
  private String head;

  @Option(
      names = "--trust",
      paramLabel = "PEM",
      description = "Certificates of the time-stamp authorities that are trusted; needs --log.")
  private Path trust;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(bundle)) {
      throw new UsageException(bundle + " is no file");
    }
    if ((head != null || trust != null) && log == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--head and --trust need --log: by themselves they say nothing about a bundle");
    }
    if (log != null && !Files.isRegularFile(log)) {
      throw new UsageException("--log " + log + " is no file");
    }
    if (head != null && !DigestAlgorithm.isHex(head.toLowerCase(Locale.ROOT))) {
      throw new ParameterException(
          spec.commandLine(), "--head is 64 hexadecimal digits, not " + head);
    }
    Verification v = verify();
    print(v);
    boolean stands = v.verdict() == Verification.Verdict.REPRODUCED;
    return (log == null || isInLog(v)) && stands ? ExitStatus.COMPLETED : DOES_NOT_STAND;
  }

  private Verification verify() throws IOException {
    Path work = Files.createTempDirectory("minewatch-verify");
    try {
      return BundleVerifier.verify(bundle, work, ProductVersion.current());
    } finally {
      Folders.delete(work);
    }
  }

  private void print(Verification v) {
    PrintWriter out = spec.commandLine().getOut();
    v.about().forEach(out::println);
    out.println("bundle SHA-256 " + v.sha256());
    v.alterations().forEach(a -> out.println("! " + a));
    v.differences().forEach(d -> out.println("! " + d));
    v.notes().forEach(n -> out.println("note: " + n));
    out.println(
        switch (v.verdict()) {
          case REPRODUCED -> "可信：未被改动，重新判断得到同一结论 / REPRODUCED: nothing altered, same verdict";
          case DIFFERENT -> "不符：未见改动，重新判断结论不同 / DIFFERENT: judging again gives another verdict";
          case ALTERED -> "已改动：与封装时不同，未作判断 / ALTERED: not as it was packed, nothing judged";
        });
  }

  private StampCheck stamps() throws Exception {
    try {
      return new StampCheck(
          trust == null ? List.of() : StampCheck.certificates(Files.readAllBytes(trust)));
    } catch (IOException | CertificateException e) {
      throw new UsageException("--trust " + trust + ": " + Causes.reason(e), e);
    }
  }

  private boolean isInLog(Verification v) throws Exception {
    LogCheck check;
    try {
      check =
          LogCheck.of(
              LogFile.read(log),
              v.sha256(),
              v.nightDigest(),
              Optional.ofNullable(head).map(h -> h.toLowerCase(Locale.ROOT)),
              stamps());
    } catch (IOException e) {
      throw new UsageException("--log " + log + ": " + e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    check.facts().forEach(out::println);
    check.faults().forEach(f -> out.println("! " + f));
    out.println(check.holds() ? "存证日志相符 / IN THE LOG" : "存证日志不符 / NOT AS THE LOG HAS IT");
    return check.holds();
  }
}
