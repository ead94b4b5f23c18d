package org.minewatch.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one hash that stands for a night: SHA-256 over the canonical JSON of the digests of its
 * {@code summary.json}, which names every input with its hash, and of what was found.
 */
public final class NightDigest {
  private static final String[] FILES = {"summary.json", "findings.geojson", "closed.geojson"};

  private NightDigest() {}

  /**
   * The hash of a night's result folder.
   *
   * @throws IOException when one of its files cannot be read
   */
  public static String of(Path nightFolder) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    for (String name : FILES) {
      Path file = nightFolder.resolve(name);
      if (Files.exists(file) || !name.equals("closed.geojson")) {
        try (InputStream in = Files.newInputStream(file)) {
          files.put(name, DigestAlgorithm.SHA_256.hex(in));
        }
      }
    }
    return DigestAlgorithm.SHA_256.hex(CanonicalJson.bytes(Map.of("files", files)));
  }
}
