package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.LayerCount;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.PlacedFeature;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The layers of a mine's map in a night, its findings among them, as a file: all, or those named;
 * of a drawing, those named.
 */
@Component
final class LayersExport implements ExportList {
  private static final Text TITLE = new Text("矿井图层", "Layers of a mine");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Not on the map: it tells programs where they are. */
  private static final String FRAME = "coordinate-frame";

  private final Layers layers;
  private final FindingsExport findings;
  private final NightAnswers answers;
  private final MineRights rights;

  LayersExport(Layers layers, FindingsExport findings, NightAnswers answers, MineRights rights) {
    this.layers = layers;
    this.findings = findings;
    this.answers = answers;
    this.rights = rights;
  }

  @Override
  public String name() {
    return "layers";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("night", "mine", "layer", "drawing");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    LocalDate night = filters.night();
    answers.requireNight(night);
    String mine =
        RequestChecks.mine(
            filters
                .find("mine")
                .orElseThrow(
                    () -> Problems.badRequest("须用 mine= 指明煤矿", "say which mine: mine=CODE")));
    Set<String> there = there(night, mine, actor);
    Set<String> wanted = new TreeSet<>(filters.list("layer"));
    for (String layer : wanted) {
      if (!there.contains(layer)) {
        throw Problems.notFound(
            "该矿没有图层 " + RequestChecks.code("a layer's name", layer),
            "the mine has no layer " + layer);
      }
    }
    Set<String> drawings = Set.copyOf(filters.list("drawing"));
    List<Table> tables = new ArrayList<>();
    for (String layer : wanted.isEmpty() ? there : wanted) {
      if (layer.equals(FindingsExport.TABLE)) {
        if (drawings.isEmpty()) {
          tables.add(findings.ofMine(night, mine, actor));
        }
      } else {
        List<PlacedFeature> features =
            layers.listFeatures(night, mine, layer, Optional.empty()).stream()
                .filter(f -> drawings.isEmpty() || isOf(drawings, f))
                .toList();
        if (!features.isEmpty()) {
          tables.add(FeatureTable.of(layer, Words.of("layer", layer), features));
        }
      }
    }
    if (tables.isEmpty()) {
      throw Problems.notFound("该矿没有这样的图形", "the mine has nothing like that on its map");
    }
    return new ListContent(Optional.of(night), tables);
  }

  /** The layers of a mine that somebody may see, findings last. */
  private Set<String> there(LocalDate night, String mine, Actor actor) {
    List<LayerCount> known =
        Optional.of(mine)
            .filter(rights.of(actor)::sees)
            .flatMap(code -> layers.findOfMine(night, code))
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "这一夜没有煤矿 " + mine, "no mine " + mine + " in the night " + night));
    Set<String> names = new java.util.LinkedHashSet<>();
    known.stream().map(LayerCount::layer).filter(l -> !l.equals(FRAME)).forEach(names::add);
    names.add(FindingsExport.TABLE);
    return names;
  }

  private static boolean isOf(Set<String> drawings, PlacedFeature feature) {
    return drawings.contains(JSON.readTree(feature.properties()).path("drawing_id").asString(""));
  }
}
