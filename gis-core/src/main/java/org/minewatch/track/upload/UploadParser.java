package org.minewatch.track.upload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.minewatch.region.table.TextEncoding;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.UploadProfile;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * Parses upload files one by one. Of every file each record is either accepted or rejected with its
 * place and reason; nothing in a file's content makes it fail otherwise.
 *
 * <p>Not safe for threads: the codes met so far are shared by the files of one parser.
 */
public final class UploadParser {
  private final UploadProfiles profiles;
  private final ZoneId zone;
  private final UploadLimits limits;
  private final Codes codes;
  private final Map<String, TimeForm> timeForms = new HashMap<>();

  public UploadParser(UploadProfiles profiles, ZoneId zone, UploadLimits limits) {
    this.profiles = profiles;
    this.zone = zone;
    this.limits = limits;
    this.codes = Codes.within(limits);
  }

  /** A file by its content and name. */
  public UploadFile parse(byte[] bytes, String name) {
    return parse(bytes, name, new SnapshotColumns(codes));
  }

  /** As {@link #parse(byte[], String)} into columns that may have been used before. */
  UploadFile parse(byte[] bytes, String name, SnapshotColumns places) {
    places.clear();
    Optional<NameMatch> match = profiles.match(name);
    FileAccount account = new FileAccount(name, bytes, limits, places);
    if (match.isEmpty()) {
      return account.raw("the name fits no known dialect; the file is kept as it is");
    }
    NameMatch said = match.get();
    account.named(said, nameTime(said));
    if (bytes.length > limits.fileBytes()) {
      return account.rejected(
          "the file has " + bytes.length + " bytes, more than " + limits.fileBytes());
    }
    TextEncoding encoding = new TextEncoding();
    boolean sound = Utf8.isPlainlySound(bytes);
    encoding.add(bytes, 0, sound ? Math.min(4, bytes.length) : bytes.length);
    if (!encoding.notText().isEmpty()) {
      return account.rejected(encoding.notText());
    }
    Charset charset = sound ? StandardCharsets.UTF_8 : encoding.charset();
    if (!said.profile().encodings().contains(charset)) {
      return account.rejected(
          "the text is "
              + charset.name()
              + ", which dialect "
              + said.profile().name()
              + " has not");
    }
    if (!charset.equals(StandardCharsets.UTF_8)) {
      account.log().note("the text is " + charset.name() + ", not UTF-8");
    }
    return new FileParse(said, bytes, charset, times(said.profile()), limits, account).parse();
  }

  Codes codes() {
    return codes;
  }

  /** The time in a file's name, epoch milliseconds. */
  OptionalLong nameTime(NameMatch said) {
    byte[] text = said.time().getBytes(StandardCharsets.US_ASCII);
    long millis = form(said.profile().nameTime()).millis(text, 0, text.length);
    return millis == TimeForm.NONE ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  private TimeForm[] times(UploadProfile profile) {
    return profile.timePatterns().stream().map(this::form).toArray(TimeForm[]::new);
  }

  private TimeForm form(String pattern) {
    return timeForms.computeIfAbsent(pattern, p -> new TimeForm(p, zone));
  }
}
