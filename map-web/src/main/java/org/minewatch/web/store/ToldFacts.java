package org.minewatch.web.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.io.WKTWriter;
import org.minewatch.web.store.KnownFact.Kind;
import tools.jackson.databind.json.JsonMapper;

/** What a night tells that is kept for good, by kind and key. */
final class ToldFacts {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_KEY = 1000;

  private static final Map<String, Kind> LAYERS =
      Map.of("licence", Kind.BOUNDARY, "deduction", Kind.BOUNDARY, "reported-face", Kind.FACE);

  /** Of the facts of a drawn feature, what names its drawing; each as JSON has it. */
  private static final Pattern DRAWING = member("drawing_id");

  private static final Pattern AS_OF = member("as_of");
  private static final Pattern SEAM = member("seam");

  /** A fact with the mine it is of. */
  record Told(String mineCode, String json) {}

  /** What tells facts of a night apart. */
  record Key(Kind kind, String key) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = kind.compareTo(other.kind);
      return byKind != 0 ? byKind : key.compareTo(other.key);
    }
  }

  private final Map<Key, Told> all = new TreeMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private static Pattern member(String name) {
    return Pattern.compile("\"" + name + "\":(\"(?:[^\"\\\\]|\\\\.)*\")");
  }

  static ToldFacts of(NightContent night) {
    ToldFacts facts = new ToldFacts();
    night.findings().forEach(f -> facts.finding(f.id(), f.mineCode(), f.feature()));
    facts.judgements(night.judgements());
    facts.licences(night.licences());
    for (NightContent.FeatureRow f : night.features()) {
      Kind kind = LAYERS.get(f.layer());
      if (kind != null) {
        String wkt = new WKTWriter().write(f.geometry());
        facts.numbered(
            kind, f.mineCode(), f.layer(), "{\"facts\":" + f.facts() + ",\"wkt\":\"" + wkt + "\"}");
      }
      facts.drawing(f);
    }
    return facts;
  }

  Map<Key, Told> all() {
    return all;
  }

  void finding(String id, String mineCode, String feature) {
    put(Kind.FINDING, id, mineCode, feature);
  }

  void judgements(List<JudgementView> judgements) {
    judgements.forEach(
        j -> numbered(Kind.JUDGEMENT, j.mineCode(), j.rule(), JSON.writeValueAsString(j)));
  }

  void licences(List<LicenceView> licences) {
    licences.forEach(
        l -> numbered(Kind.LICENCE, l.mineCode(), l.licenceNo(), JSON.writeValueAsString(l)));
  }

  private void drawing(NightContent.FeatureRow feature) {
    Matcher id = DRAWING.matcher(feature.facts());
    if (!id.find()) {
      return;
    }
    String asOf = found(AS_OF, feature.facts());
    put(
        Kind.DRAWING,
        String.join("\n", feature.mineCode(), id.group(1), asOf),
        feature.mineCode(),
        "{\"drawing_id\":%s,\"as_of\":%s,\"seam\":%s}"
            .formatted(id.group(1), asOf, found(SEAM, feature.facts())));
  }

  private static String found(Pattern member, String facts) {
    Matcher m = member.matcher(facts);
    return m.find() ? m.group(1) : "\"\"";
  }

  private void numbered(Kind kind, String mineCode, String name, String json) {
    String key = String.join("\n", mineCode, name);
    int number = counts.merge(kind + key, 1, Integer::sum);
    put(kind, number == 1 ? key : key + "\n" + number, mineCode, json);
  }

  private void put(Kind kind, String key, String mineCode, String json) {
    String bounded =
        key.length() <= LONGEST_KEY
            ? key
            : key.substring(0, LONGEST_KEY - 64) + Digests.sha256(key);
    all.putIfAbsent(
        new Key(kind, bounded.replace('\0', '\uFFFD')),
        new Told(mineCode, json.replace('\0', '\uFFFD')));
  }
}
