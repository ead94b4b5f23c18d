package org.minewatch.web.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.bundle.BundleBuilder;
import org.minewatch.evidence.bundle.BundleRequest;
import org.minewatch.evidence.bundle.NoBundleException;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.finding.ResultFolder;
import org.minewatch.rules.RuleTable;
import org.minewatch.web.system.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bundle}: packs what a finding rests on, so that anybody can check it years later. */
@Command(
    name = "bundle",
    description = {
      "Packs a finding of a night with everything that its verdict rests on: the mine's rows and",
      "files, the rules of the day, what the night before left, a map. verify checks it."
    })
final class BundleCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--result",
      paramLabel = "DIR",
      required = true,
      description = "The night's result folder, OUT/<date>.")
  private Path result;

  @Option(
      names = "--region",
      paramLabel = "DIR",
      required = true,
      description = "The region folder.")
  private Path region;

  @Option(
      names = "--finding",
      paramLabel = "ID",
      required = true,
      description = "The finding's id, as in findings.geojson.")
  private String finding;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The bundle to write; must not exist.")
  private Path out;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = "Orders that the office had issued, when the night was judged with them.")
  private Path orders;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description =
          "The rule table that the night was judged by. Default: the one that nightly kept beside"
              + " the nights, else the one inside the program.")
  private Path rules;

  @Option(
      names = "--digest",
      paramLabel = "NAME",
      defaultValue = "SHA-256",
      description = "SHA-256 or SM3. Default: ${DEFAULT-VALUE}.")
  private String digest;

  @Override
  public Integer call() throws Exception {
    DigestAlgorithm algorithm =
        DigestAlgorithm.of(digest)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "--digest is SHA-256 or SM3, not " + digest));
    if (!Files.isRegularFile(result.resolve("summary.json"))) {
      throw new UsageException("--result " + result + " is no night's folder: no summary.json");
    }
    if (Files.exists(out)) {
      throw new UsageException("--out " + out + " exists already; a bundle is never replaced");
    }
    Path work = Files.createTempDirectory("minewatch-bundle");
    try {
      BundleBuilder.make(
          new BundleRequest(
              region,
              result,
              finding,
              Optional.ofNullable(orders),
              rules(),
              algorithm,
              ProductVersion.current(),
              Optional.empty(),
              Set.of(),
              work),
          out);
    } catch (NoBundleException e) {
      Files.deleteIfExists(out);
      throw new UsageException(e.getMessage(), e);
    } finally {
      Folders.delete(work);
    }
    spec.commandLine().getOut().println(out);
    return ExitStatus.COMPLETED;
  }

  private RuleTable rules() throws Exception {
    Path kept =
        ResultLog.rulesFolder(
            result.toAbsolutePath().normalize().getParent(),
            ResultFolder.read(result).ruleSetVersion());
    return rules == null && Files.isDirectory(kept)
        ? NightsOptions.ruleTable("the kept rules", kept)
        : NightsOptions.ruleTable("--rules", rules);
  }
}
