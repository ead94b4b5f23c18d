package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.minewatch.track.upload.profile.RecordKind;
import org.minewatch.track.upload.profile.UploadProfiles;

/** Damaged files never make the parser fail, hang or lose a record without a word. */
class UploadFuzzTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final UploadProfiles PROFILES = UploadProfiles.load();
  private static final String[] TOKENS = {
    ";",
    "~",
    "||",
    "|",
    "^",
    "]]]",
    "]",
    "\n",
    "\r\n",
    "；",
    "&",
    ",",
    "\0",
    "\uFEFF",
    "xxxx-xx-xx xx:xx:xx",
    "2026-02-30 00:00:00",
    "9999999999999999999",
    "-",
    "NaN",
    "1e999",
    "2026-09-23 10:13:19",
    "~~~~",
    "~||~||"
  };

  private record Seed(String name, byte[] bytes) {}

  private static List<Seed> seeds() throws Exception {
    List<Seed> seeds = new ArrayList<>();
    for (Path file : UploadCasesTest.cases().toList()) {
      seeds.add(new Seed(file.getFileName().toString(), Files.readAllBytes(file)));
    }
    return seeds;
  }

  @Test
  void damageIsAccountedForInAFewSeconds() throws Exception {
    fuzz(Duration.ofSeconds(4), new Random().nextLong());
  }

  @Test
  @Tag("show")
  void damageIsAccountedForInMinutes() throws Exception {
    fuzz(Duration.ofMinutes(3), new Random().nextLong());
  }

  private static void fuzz(Duration howLong, long seed) throws Exception {
    List<Seed> seeds = seeds();
    Random random = new Random(seed);
    long until = System.nanoTime() + howLong.toNanos();
    UploadParser parser = new UploadParser(PROFILES, CHINA, UploadLimits.DEFAULT);
    int runs = 0;
    for (; System.nanoTime() < until; runs++) {
      Seed from = seeds.get(random.nextInt(seeds.size()));
      byte[] damaged =
          damaged(from.bytes(), seeds.get(random.nextInt(seeds.size())).bytes(), random);
      if (runs % 1_000 == 0) {
        parser = new UploadParser(PROFILES, CHINA, UploadLimits.DEFAULT);
      }
      String what = "seed " + seed + ", run " + runs + ", " + from.name();
      try {
        check(parser.parse(damaged, from.name()), damaged, what);
      } catch (RuntimeException e) {
        fail(what, e);
      }
    }
    assertThat(runs).isGreaterThan(100);
  }

  private static void check(UploadFile file, byte[] bytes, String what) {
    assertThat(file.accepted() + file.rejected()).as(what).isEqualTo(file.found());
    int held =
        file.kind().map(RecordKind::isPlaces).orElse(false)
            ? file.places().size()
            : (int) file.records().stream().filter(r -> !ofHeader(file, r)).count();
    assertThat(held).as(what).isEqualTo(file.state() == FileState.RAW ? 0 : file.accepted());
    if (file.state() == FileState.PARTIAL) {
      assertThat(file.rejected() > 0 || !file.ended()).as(what).isTrue();
    }
    long listed = file.rejections().stream().filter(r -> r.line() > 0).count();
    if (file.state() == FileState.PARTIAL) {
      assertThat(listed).as(what).isGreaterThanOrEqualTo(Math.min(1_000, file.rejected()));
    }
    boolean utf8 = file.notes().stream().noneMatch(note -> note.contains("GB18030"));
    if (file.state() == FileState.ACCEPTED && file.profile().equals("national") && utf8) {
      assertThat(independentCount(bytes)).as(what).isEqualTo(file.found());
    }
  }

  /** The mine that a person register's header tells is no record of the file. */
  private static boolean ofHeader(UploadFile file, UploadRecord record) {
    return record instanceof UploadMine && file.kind().orElseThrow() != RecordKind.MINE;
  }

  /** Records of a sound file of dialect A, counted in another way: as text. */
  private static int independentCount(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String body = text.substring(0, text.indexOf("||"));
    String[] segments = body.split("~", -1);
    return (int) Arrays.stream(segments).skip(1).filter(s -> !s.isBlank()).count();
  }

  private static byte[] damaged(byte[] bytes, byte[] other, Random random) {
    byte[] now = bytes;
    for (int n = random.nextInt(4) + 1; n > 0; n--) {
      int at = random.nextInt(now.length + 1);
      int to = Math.min(now.length, at + random.nextInt(40));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(now, 0, at);
      switch (random.nextInt(7)) {
        case 0 -> out.write(now, to, now.length - to);
        case 1 -> {
          out.write(random.nextInt(256));
          out.write(now, Math.min(at + 1, now.length), now.length - Math.min(at + 1, now.length));
        }
        case 2 -> {
          byte[] token = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
          out.write(token, 0, token.length);
          out.write(now, at, now.length - at);
        }
        case 3 -> {
          out.write(now, at, to - at);
          out.write(now, at, now.length - at);
        }
        case 4 -> {
          int cut = random.nextInt(other.length + 1);
          out.write(other, cut, other.length - cut);
        }
        case 5 -> {
          byte[] token = TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
          out.write(token, 0, token.length);
          out.write(now, to, now.length - to);
        }
        default -> {
          // The file breaks off here.
        }
      }
      now = out.toByteArray();
    }
    return now;
  }
}
