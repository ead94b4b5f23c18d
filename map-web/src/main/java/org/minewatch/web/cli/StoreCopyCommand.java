package org.minewatch.web.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.copy.StoreCopy;
import org.minewatch.web.store.copy.StoreRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code store copy}: moves an embedded installation to PostGIS, or back, losing nothing. */
@Command(
    name = "copy",
    description = {
      "Copies a store into an empty database: all of it, or nothing. Reads the copy back, compares",
      "both as text, and checks the audit log and the evidence log. End the server first.",
      "",
      "Users and passwords: MINEWATCH_FROM_USER, MINEWATCH_FROM_PASSWORD, MINEWATCH_TO_USER,",
      "MINEWATCH_TO_PASSWORD in the environment, or the password in a file."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:copied, compared, the same",
      "1:failed; nothing was written",
      "2:wrong usage, or a store that cannot be used; nothing was written",
      "3:copied and the same, but one of the logs was broken before; the lines say which"
    })
final class StoreCopyCommand implements Callable<Integer> {
  private static final int BROKEN_LOG = 3;

  @Spec private CommandSpec spec;
  @ParentCommand private StoreCommand parent;

  @Option(names = "--from", paramLabel = "URL", required = true, description = "The store.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "URL",
      required = true,
      description = "The empty database, such as jdbc:postgresql://localhost/minewatch.")
  private String to;

  @Option(
      names = "--from-password-file",
      paramLabel = "FILE",
      description = "File with the password of the one.")
  private Path fromPassword;

  @Option(
      names = "--to-password-file",
      paramLabel = "FILE",
      description = "File with the password of the other.")
  private Path toPassword;

  @Override
  public Integer call() throws Exception {
    StoreSettings source = StorePlace.of("from", from, fromPassword, parent.environment());
    StoreSettings target = StorePlace.of("to", to, toPassword, parent.environment());
    StoreCopy.Report report;
    try (ConsoleProgress progress = ConsoleProgress.onTerminal(spec.commandLine().getErr())) {
      report = StoreCopy.copy(source, target, progress::step);
    } catch (StoreRefusedException e) {
      throw new UsageException(e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    report.digest().lines().forEach(out::println);
    out.println(
        "已复制 %1$d 张表 %2$d 行，两库规范文本一致 / COPIED %1$d tables, %2$d rows; both are the same text"
            .formatted(report.digest().tables().size(), report.digest().rows()));
    out.println("SHA-256 " + report.digest().sha256());
    report
        .auditBrokenAt()
        .ifPresent(
            entry ->
                out.println(
                    "! 审计日志在第 %1$d 条断开，原库如此 / the audit log was broken before, at entry %1$d"
                        .formatted(entry)));
    if (!report.evidenceLogHolds()) {
      out.println("! 存证日志与日志头不符，原库如此 / the evidence log did not fit its head before");
    }
    return report.isSound() ? ExitStatus.COMPLETED : BROKEN_LOG;
  }
}
