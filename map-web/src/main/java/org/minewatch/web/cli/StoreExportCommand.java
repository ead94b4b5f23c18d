package org.minewatch.web.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.copy.CanonicalExport;
import org.minewatch.web.store.copy.StoreDigest;
import org.minewatch.web.store.copy.StoreRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code store export}: a store as canonical text, to be compared with another. */
@Command(
    name = "export",
    description = {
      "Prints SHA-256 and rows of each table as canonical text: the same lines for two stores that",
      "hold the same, whatever database they are in. With --out writes the text too. End the",
      "server first. User and password: MINEWATCH_FROM_USER, MINEWATCH_FROM_PASSWORD."
    })
final class StoreExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private StoreCommand parent;

  @Option(names = "--from", paramLabel = "URL", required = true, description = "The store.")
  private String from;

  @Option(
      names = "--from-password-file",
      paramLabel = "FILE",
      description = "File with the password.")
  private Path fromPassword;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Writes a file of JSON lines a table there. They hold all that the store holds, password"
              + " hashes too, and are readable by their owner alone.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    StoreSettings store = StorePlace.of("from", from, fromPassword, parent.environment());
    StoreDigest digest;
    try {
      digest = out == null ? CanonicalExport.digest(store) : CanonicalExport.write(store, out);
    } catch (StoreRefusedException e) {
      throw new UsageException(e.getMessage(), e);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("--out " + e.getMessage() + "; nothing is written over", e);
    }
    digest.lines().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println("SHA-256 " + digest.sha256());
    return ExitStatus.COMPLETED;
  }
}
