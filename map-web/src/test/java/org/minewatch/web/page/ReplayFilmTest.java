package org.minewatch.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minewatch.web.store.SampleFilm;

/** The page's reader of films and what it makes of them, in Chromium, on bytes that Java wrote. */
class ReplayFilmTest extends InBrowser {
  private static final String BYTES =
      "const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;"
          + " const f = await import('/js/replay/film.js');"
          + " const m = await import('/js/replay/motion.js');"
          + " const plain = (columns) => Array.from(columns, (v) => (Number.isFinite(v) ? v : null));";

  @BeforeEach
  void openThePage() {
    page.navigate(address(""));
  }

  private Object run(byte[] film, String body) {
    return page.evaluate(
        "async ([text, film]) => {"
            + BYTES
            + " const read = () => f.decode(bytes(text)); "
            + body
            + " }",
        Arrays.asList(Base64.getEncoder().encodeToString(film), null));
  }

  private static byte[] small() {
    ByteBuffer view = SampleFilm.small();
    byte[] bytes = new byte[view.remaining()];
    view.get(bytes);
    return bytes;
  }

  private static List<Double> numbers(Object list) {
    return ((List<?>) list)
        .stream().map(v -> v == null ? Double.NaN : ((Number) v).doubleValue()).toList();
  }

  @Test
  void everyNumberComesBack() {
    Map<?, ?> film =
        (Map<?, ?>)
            run(
                small(),
                "const k = read(); return { head: [k.start, k.length, k.tick, k.silence, k.zone, k.east, k.north],"
                    + " shifts: k.shifts.map((s) => [s.name, s.date, s.from, s.to, s.heads]),"
                    + " stations: k.stations.map((s) => [s.id, s.tellsDistance, s.onRoad, Math.round(s.x * 10), Math.round(s.y * 10)]),"
                    + " cards: k.cards.map((c) => [c.id, c.job, c.team, c.leader, c.from, c.to]),"
                    + " time: plain(k.time), x: plain(k.x), y: plain(k.y), z: plain(k.z), miss: plain(k.miss),"
                    + " state: Array.from(k.state, (s) => [f.kindOf(s), f.beforeOf(s), f.afterOf(s)]) };");
    assertThat(numbers(film.get("head")))
        .containsExactly(1_772_294_400.0, 86_400.0, 0.1, 600.0, 35.0, 35_380_000.0, 2_822_000.0);
    assertThat(film.get("shifts"))
        .isEqualTo(
            List.of(
                List.of("夜班", "2026-02-28", -7200, 21_600, 3),
                Arrays.asList("早班", "2026-03-01", 21_600, 50_400, null)));
    assertThat(film.get("stations"))
        .isEqualTo(
            List.of(
                List.of("R001", true, true, 105, -1000),
                List.of("R002", false, false, -10_000, 5002)));
    assertThat(film.get("cards"))
        .isEqualTo(
            List.of(
                List.of("甲-001", "瓦检员", "通风队", true, 0, 7),
                List.of("乙-002", "", "", false, 7, 9),
                List.of("丙-003", "电工", "", false, 9, 9)));
    same(film.get("time"), 3600.5, 3630.5, 3660.5, 6000, 6030, 6060, 6090, 10, 900);
    same(film.get("x"), 0, 40, 40, -900, -910, Double.NaN, -90_000, 10.5, 10.5);
    same(film.get("y"), 0, -5, 35, 35, 35, Double.NaN, 80_000, -100, -100);
    same(
        film.get("z"),
        1201.5,
        1200.9,
        Double.NaN,
        1190,
        Double.NaN,
        Double.NaN,
        -250.3,
        1200,
        1200);
    double no = Double.NaN;
    same(film.get("miss"), no, no, no, no, 12.3, no, no, no, no);
    assertThat(film.get("state"))
        .isEqualTo(
            List.of(
                List.of(0, 1, 0),
                List.of(0, 0, 0),
                List.of(0, 0, 0),
                List.of(1, 6, 0),
                List.of(3, 0, 0),
                List.of(5, 0, 0),
                List.of(4, 0, 1),
                List.of(2, 2, 0),
                List.of(2, 0, 2)));
  }

  private static void same(Object got, double... expected) {
    List<Double> numbers = numbers(got);
    assertThat(numbers).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      if (Double.isNaN(expected[i])) {
        assertThat(numbers.get(i)).isNaN();
      } else {
        assertThat(numbers.get(i)).isCloseTo(expected[i], within(0.051));
      }
    }
  }

  @Test
  void nobodyIsGuessedAcrossASilence() {
    // Seconds; then state and place of the first card, state of the second.
    double[][] expected = {
      {5, 7, 0, 7},
      {3600, 7, 0, 6},
      {3615.5, 0, 20, 6},
      {3660.5, 0, 40, 6},
      {3730, 6, 40, 6},
      {4800, 6, 40, 7},
      {5999, 6, 40, 7},
      {6000, 1, -900, 7},
      {6015, 1, -905, 7},
      {6045, 3, -910, 7},
      {6070, 5, Double.NaN, 7},
      {6091, 7, Double.NaN, 7},
    };
    List<?> got =
        (List<?>)
            run(
                small(),
                "const k = read(); const motion = m.createMotion(k);"
                    + " return [5, 3600, 3615.5, 3660.5, 3730, 4800, 5999, 6000, 6015, 6045, 6070, 6091].map((s) => {"
                    + " const now = motion.at(s); return [s, now.state[0], Number.isFinite(now.x[0]) ? now.x[0] : null, now.state[1]]; });");
    for (int i = 0; i < expected.length; i++) {
      List<Double> line = numbers(got.get(i));
      assertThat(line.get(1)).as("state at " + expected[i][0]).isEqualTo(expected[i][1]);
      assertThat(line.get(3)).as("second card at " + expected[i][0]).isEqualTo(expected[i][3]);
      if (expected[i][1] != 7 && !Double.isNaN(expected[i][2])) {
        assertThat(line.get(2))
            .as("place at " + expected[i][0])
            .isCloseTo(expected[i][2], within(0.1));
      }
    }
  }

  @Test
  void goingBackAndForthGivesTheSameAsGoingStraight() throws Exception {
    byte[] film =
        java.nio.file.Files.readAllBytes(
            SampleFilm.write(java.nio.file.Files.createTempDirectory("film"), 12));
    assertThat(
            run(
                film,
                "const k = read(); const going = m.createMotion(k); let differ = 0; let seed = 7;"
                    + " for (let i = 0; i < 300; i++) { seed = (seed * 16807) % 2147483647; const s = seed % 86400;"
                    + " const a = going.at(s); const b = m.createMotion(k).at(s);"
                    + " for (let c = 0; c < k.cards.length; c++) if (a.state[c] !== b.state[c] || a.row[c] !== b.row[c]"
                    + " || !(a.x[c] === b.x[c] || (Number.isNaN(a.x[c]) && Number.isNaN(b.x[c])))) differ++; } return differ;"))
        .isEqualTo(0);
  }

  @Test
  void countsAndHeatAddUp() throws Exception {
    byte[] film =
        java.nio.file.Files.readAllBytes(
            SampleFilm.write(java.nio.file.Files.createTempDirectory("film"), 20));
    Map<?, ?> got =
        (Map<?, ?>)
            run(
                film,
                "const k = read(); const curve = m.curveOf(k); const heat = m.heatOf(k);"
                    + " return { all: curve.map((p) => p.all), parts: curve.every((p) => p.all === p.placed + p.doubtful + p.silent),"
                    + " doubtful: curve[100].doubtful, hours: heat.reduce((sum, h) => sum + h.hours, 0),"
                    + " near: heat.every((h) => Math.abs(h.east - k.east) < 900 && Math.abs(h.north - k.north) < 800) };");
    assertThat(got.get("parts")).isEqualTo(true);
    assertThat(got.get("near")).isEqualTo(true);
    assertThat(numbers(got.get("all")).subList(1, 280)).containsOnly(20.0);
    // 20 people less the one who fits several roads, a day each, less their silences.
    assertThat(((Number) got.get("hours")).doubleValue()).isBetween(19 * 18.0, 19 * 24.0);
  }

  @Test
  void layingAFilmOnTheZoneNextDoorMovesNobody() {
    List<Double> metres =
        numbers(
            run(
                small(),
                "const c = await import('/js/crs.js'); const a = read(); const b = f.layOn(read(), 34);"
                    + " const out = [0, 1, 2, 3, 4].map((i) => { const p = c.toDegrees(a.north + a.y[i], a.east + a.x[i], 35);"
                    + " const q = c.toDegrees(b.north + b.y[i], b.east + b.x[i], 34);"
                    + " return Math.hypot((p.lon - q.lon) * 100000, (p.lat - q.lat) * 111000); });"
                    + " return [b.zone, ...out];"));
    assertThat(metres.get(0)).isEqualTo(34);
    assertThat(metres.subList(1, 6)).allSatisfy(m -> assertThat(m).isLessThan(0.02));
  }

  @Test
  void damagedAndLaterFilmsAreRefused() {
    byte[] whole = small();
    for (int cut = 0; cut < whole.length; cut += 3) {
      assertThat(refusal(Arrays.copyOf(whole, cut)))
          .as("cut at " + cut)
          .isEqualTo("replay.damaged");
    }
    assertThat(refusal(Arrays.copyOf(whole, whole.length + 1))).isEqualTo("replay.damaged");
    byte[] later = whole.clone();
    later[4] = 2;
    assertThat(refusal(later)).isEqualTo("replay.newer");
  }

  @Test
  void anyOtherByteIsReadOrRefusedButNeverHangs() {
    Object outcomes =
        run(
            small(),
            "const whole = new Uint8Array(bytes(text)); let seed = 11; let refused = 0; let odd = 0;"
                + " for (let i = 0; i < 4000; i++) { const copy = whole.slice(); for (let k = 0; k < 3; k++) {"
                + " seed = (seed * 16807) % 2147483647; copy[seed % copy.length] = (seed >> 8) & 255; }"
                + " try { f.decode(copy.buffer); } catch (e) { if (e instanceof f.FilmError) refused++; else odd++; } }"
                + " return [refused > 500, odd];");
    assertThat(outcomes).isEqualTo(List.of(true, 0));
  }

  private Object refusal(byte[] film) {
    return run(film, "try { read(); return 'read'; } catch (e) { return e.detail ?? String(e); }");
  }
}
