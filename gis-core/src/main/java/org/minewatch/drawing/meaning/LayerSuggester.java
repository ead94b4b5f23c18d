package org.minewatch.drawing.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.LayerDictionary;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.wording.Text;

/**
 * Suggests what the layers of a drawing mean, best evidence first: what a person confirmed before,
 * the dictionary, a known name inside a longer one, and what is drawn there. Colours are never
 * asked. A class that comes from content alone stays below one half unless much speaks for it.
 */
public final class LayerSuggester {
  private static final double DICTIONARY = 0.95;
  private static final double LEAST_ROAD_METRES = 1000;
  private static final double LEAST_ROAD_SHARE = 0.35;
  private static final int LEAST_ROAD_NAMES = 5;

  private LayerSuggester() {}

  /**
   * @param neighbours names of the other mines of the region
   * @param own names of the mine itself
   * @param memory what was confirmed for this mine
   * @return one for each layer, most features first
   */
  public static List<LayerSuggestion> of(
      MineDrawing drawing, Set<String> neighbours, Set<String> own, LayerMemory memory) {
    Map<String, List<DrawnFeature>> layers = new LinkedHashMap<>();
    for (DrawnFeature f : drawing.features()) {
      layers.computeIfAbsent(f.layer(), k -> new ArrayList<>()).add(f);
    }
    List<LayerSuggestion> out = new ArrayList<>();
    layers.forEach((layer, features) -> out.add(suggest(layer, features, neighbours, own, memory)));
    out.sort(
        Comparator.comparingInt((LayerSuggestion s) -> -s.features())
            .thenComparing(LayerSuggestion::layer));
    return out;
  }

  private static LayerSuggestion suggest(
      String layer,
      List<DrawnFeature> features,
      Set<String> neighbours,
      Set<String> own,
      LayerMemory memory) {
    int n = features.size();
    Optional<LayerMemory.Confirmed> confirmed = memory.find(layer);
    if (confirmed.isPresent()) {
      LayerMemory.Confirmed c = confirmed.get();
      return new LayerSuggestion(
          layer,
          n,
          c.layerClass(),
          c.neighbour(),
          1,
          List.of(new Text("已由" + c.by() + "确认", "confirmed by " + c.by() + " on " + c.on())));
    }
    Optional<LayerDictionary.Entry> known = LayerDictionary.STANDARD.find(layer, neighbours, own);
    Optional<LayerSuggestion> content = byContent(layer, features);
    if (known.isPresent() && known.get().meaning().layerClass() != LayerClass.UNKNOWN) {
      boolean unsorted = known.get().meaning().layerClass() == LayerClass.IGNORE;
      if (unsorted && content.isPresent()) {
        return content.get();
      }
      String neighbour = known.get().meaning().neighbour();
      return new LayerSuggestion(
          layer,
          n,
          neighbour.isEmpty() ? known.get().meaning().layerClass() : LayerClass.NEIGHBOUR,
          neighbour,
          DICTIONARY,
          List.of(new Text("图层词典有此名称", "the dictionary knows the name")));
    }
    Optional<LayerSuggestion> part = byPartOfName(layer, n);
    if (part.isPresent()
        && part.get().confidence() >= content.map(LayerSuggestion::confidence).orElse(0.0)) {
      return part.get();
    }
    return content.orElseGet(
        () -> new LayerSuggestion(layer, n, LayerClass.UNKNOWN, "", 0, List.of()));
  }

  /** The longest known name at the end of the layer's, else at its beginning, else inside. */
  private static Optional<LayerSuggestion> byPartOfName(String layer, int n) {
    String name = LayerDictionary.normal(layer);
    LayerSuggestion best = null;
    for (String known : LayerDictionary.STANDARD.names()) {
      boolean ends = name.endsWith(known);
      boolean starts = name.startsWith(known);
      if (known.length() < 2 || known.equals(name) || !name.contains(known)) {
        continue;
      }
      double share = (double) known.length() / name.length();
      double confidence = (ends ? 0.45 : starts ? 0.35 : 0.25) + 0.35 * share;
      if (best == null || confidence > best.confidence()) {
        LayerClass c =
            LayerDictionary.STANDARD.find(known, Set.of()).orElseThrow().meaning().layerClass();
        String rest = ends ? layer.strip().substring(0, name.length() - known.length()) : "";
        boolean foreign = ends && rest.codePoints().filter(Character::isIdeographic).count() >= 2;
        best =
            new LayerSuggestion(
                layer,
                n,
                c,
                "",
                confidence,
                foreign
                    ? List.of(
                        contains(known),
                        new Text(
                            "前缀“" + rest + "”可能是相邻矿井名",
                            "'" + rest + "' in front may be a neighbouring mine's name"))
                    : List.of(contains(known)));
      }
    }
    return Optional.ofNullable(best);
  }

  private static Text contains(String known) {
    return new Text("图层名含“" + known + "”", "its name holds '" + known + "'");
  }

  private static Optional<LayerSuggestion> byContent(String layer, List<DrawnFeature> features) {
    List<Geometry> lines =
        features.stream()
            .filter(f -> f.text().isEmpty() && f.geometry().getDimension() == 1)
            .map(DrawnFeature::geometry)
            .toList();
    PairedLines pairs = PairedLines.of(lines);
    long names = features.stream().filter(f -> PlanWords.isRoadName(f.text())).count();
    if (pairs.pairedMetres() >= LEAST_ROAD_METRES
        && pairs.share() >= LEAST_ROAD_SHARE
        && names >= LEAST_ROAD_NAMES) {
      double confidence = Math.min(0.8, 0.3 + 0.5 * pairs.share());
      return Optional.of(
          new LayerSuggestion(
              layer,
              features.size(),
              LayerClass.ROADWAY,
              "",
              confidence,
              List.of(
                  new Text(
                      String.format(
                          Locale.ROOT,
                          "%.0f m 线段成对平行（间距为巷道宽），占 %.0f%%",
                          pairs.pairedMetres(),
                          100 * pairs.share()),
                      String.format(
                          Locale.ROOT,
                          "%.0f m of its lines (%.0f %%) run in pairs a roadway's width apart",
                          pairs.pairedMetres(),
                          100 * pairs.share())),
                  new Text("注有 " + names + " 个巷道名称", names + " names of roadways stand on it"))));
    }
    boolean wordsOnly = features.stream().allMatch(f -> !f.text().isEmpty());
    return wordsOnly
        ? Optional.of(
            new LayerSuggestion(
                layer,
                features.size(),
                LayerClass.ANNOTATION,
                "",
                0.7,
                List.of(new Text("仅有文字", "it holds words only"))))
        : Optional.empty();
  }
}
