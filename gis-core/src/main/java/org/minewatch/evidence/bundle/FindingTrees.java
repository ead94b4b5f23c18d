package org.minewatch.evidence.bundle;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.finding.JsonText;
import org.minewatch.nightly.MineRerun;
import tools.jackson.databind.JsonNode;

/** Findings as canonical JSON: the feature that the result folder has, members sorted. */
final class FindingTrees {
  private FindingTrees() {}

  static JsonNode tree(Finding finding) {
    StringWriter text = new StringWriter();
    try {
      FindingJson.write(finding, new JsonText(text));
      return CanonicalJson.read(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Finding finding) {
    return CanonicalJson.bytes(tree(finding));
  }

  /** What the night before left, as an entry of the bundle. */
  static byte[] ledger(MineRerun.Before before, String origin, String scope) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("origin", origin);
    json.put("scope", scope);
    json.put("findings", before.findings().stream().map(FindingTrees::tree).toList());
    json.put("closed", before.closed().stream().map(FindingTrees::tree).toList());
    return CanonicalJson.bytes(json);
  }

  /**
   * Reads what {@link #ledger} wrote.
   *
   * @throws IOException saying what is no finding about it
   */
  static MineRerun.Before ledger(byte[] bytes) throws IOException {
    JsonNode json = CanonicalJson.read(bytes);
    return new MineRerun.Before(findings(json, "findings"), findings(json, "closed"));
  }

  private static List<Finding> findings(JsonNode json, String name) throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode feature : json.path(name)) {
      try {
        findings.add(FindingJson.read(feature));
      } catch (RuntimeException e) {
        throw new IOException(
            name + " " + (findings.size() + 1) + " is no finding: " + e.getMessage(), e);
      }
    }
    return findings;
  }
}
