package org.minewatch.track.upload.profile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.UploadLimits;
import org.minewatch.track.upload.UploadParser;

/**
 * A profile from any bytes: it is refused with a reason, or it is a dialect in which files can be
 * read.
 */
public final class ProfileTarget {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final List<String> NAMES =
      List.of(
          "620000000001_RYSS_20260923101319.txt",
          "150000000001_NRYXX_20260923101319.txt",
          "14000000001_RYGJ.txt",
          "PersonRealSync");
  private static final byte[] FILE =
      ("620000000001;矿;2026-09-23 10:13:19~a;b;1;2026-09-23 10:00:00;;d;2026/09/23 10:00:00~||"
              + "\n14000000001;1;1;2\n")
          .getBytes(StandardCharsets.UTF_8);

  private ProfileTarget() {}

  /** Called by the fuzzer before the first input: what loads but once must not count as slow. */
  public static void fuzzerInitialize() {
    tryOut(UploadProfiles.load());
  }

  /** Called by the fuzzer with every input. */
  public static void fuzzerTestOneInput(byte[] input) {
    UploadProfiles profiles;
    try {
      profiles = UploadProfiles.only(ProfileFile.read(new ByteArrayInputStream(input), "f.json"));
    } catch (IOException refused) {
      if (refused.getMessage() == null || refused.getMessage().endsWith("null")) {
        throw new IllegalStateException("a refusal says why", refused);
      }
      return;
    }
    tryOut(profiles);
  }

  private static void tryOut(UploadProfiles profiles) {
    for (String name : NAMES) {
      UploadFile file = new UploadParser(profiles, CHINA, UploadLimits.DEFAULT).parse(FILE, name);
      if (file.accepted() + file.rejected() != file.found()) {
        throw new IllegalStateException("does not hold: accepted + rejected = found");
      }
    }
  }
}
