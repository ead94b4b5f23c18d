package org.minewatch.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.UploadProfiles;

/** What the fuzzer starts from: the case files of each dialect, and the product's profiles. */
final class FuzzSeeds {
  static final List<String> DIALECTS =
      UploadProfiles.load().profiles().stream().map(p -> p.name()).toList();

  private FuzzSeeds() {}

  /** Inputs for a dialect's target. */
  static List<byte[]> files(String dialect, UploadTarget target)
      throws IOException, URISyntaxException {
    Path folder = Path.of(FuzzSeeds.class.getResource("/cases/upload").toURI());
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        NameMatch said = UploadProfiles.load().match(file.getFileName().toString()).orElseThrow();
        boolean known = said.profile().types().containsKey(said.type());
        if (known && said.profile().name().equals(dialect)) {
          seeds.add(target.input(said.type(), Files.readAllBytes(file)));
        }
      }
    }
    return seeds;
  }

  /** The product's profiles as they are written. */
  static List<byte[]> profiles() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String dialect : DIALECTS) {
      String file = "/org/minewatch/track/upload/" + dialect + ".json";
      try (InputStream in = UploadProfiles.class.getResourceAsStream(file)) {
        seeds.add(in.readAllBytes());
      }
    }
    return seeds;
  }
}
