package org.minewatch.track.upload.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** The dialects that are understood, asked by a file's name; the first that fits counts. */
public final class UploadProfiles {
  private static final int LONGEST_NAME = 200;
  private static final String FOLDER = "/org/minewatch/track/upload/";

  private final List<UploadProfile> profiles;

  private UploadProfiles(List<UploadProfile> profiles) {
    this.profiles = List.copyOf(profiles);
  }

  /** The dialects that come with the product. */
  public static UploadProfiles load() {
    List<UploadProfile> profiles = new ArrayList<>();
    try {
      for (String file : list()) {
        try (InputStream in = resource(file)) {
          profiles.add(ProfileFile.read(in, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a profile of the product itself cannot be read", e);
    }
    return new UploadProfiles(profiles);
  }

  /** One dialect alone. */
  static UploadProfiles only(UploadProfile profile) {
    return new UploadProfiles(List.of(profile));
  }

  private static List<String> list() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(resource("profiles.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  private static InputStream resource(String file) throws IOException {
    InputStream in = UploadProfiles.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IOException("no resource " + file);
    }
    return in;
  }

  /** These dialects and before them one more from a file of the user's. */
  public UploadProfiles with(Path file) throws IOException {
    List<UploadProfile> more = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      more.add(ProfileFile.read(in, file.getFileName().toString()));
    }
    more.addAll(profiles);
    return new UploadProfiles(more);
  }

  public List<UploadProfile> profiles() {
    return profiles;
  }

  /** What the name of a file says, or nothing when it fits no dialect. */
  public Optional<NameMatch> match(String fileName) {
    if (fileName.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    for (UploadProfile profile : profiles) {
      Matcher m = profile.fileName().matcher(new BoundedName(fileName));
      if (fits(m)) {
        return Optional.of(
            new NameMatch(profile, group(m, "mine"), group(m, "type"), group(m, "time")));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Matcher m) {
    try {
      return m.matches();
    } catch (BoundedName.TooManyLooks e) {
      return false;
    }
  }

  private static String group(Matcher m, String name) {
    String group = m.group(name);
    return group == null ? "" : group;
  }
}
