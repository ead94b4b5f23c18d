package org.minewatch.web.geoserver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is published on a GeoServer: a view of the store, the style of the same name, and whether
 * its tiles are kept. People's decisions change findings by the minute, so those are never kept.
 */
public enum MapLayer {
  LICENCES("licences", "采矿许可证范围", "Licences", true),
  DRAWINGS("drawings", "采掘工程平面图", "Drawings", true),
  FACES("faces", "上报采掘工作面", "Reported faces", true),
  WATER_LINES("water-lines", "积水线、探水线、警戒线、停采线", "The four water lines", true),
  PRESENCE("presence", "人员活动", "Presence", false),
  FINDINGS("findings", "问题线索", "Findings by state", false);

  private final String layerName;
  private final String zh;
  private final String en;
  private final boolean kept;

  MapLayer(String layerName, String zh, String en, boolean kept) {
    this.layerName = layerName;
    this.zh = zh;
    this.en = en;
    this.kept = kept;
  }

  /** The name of layer and style on the GeoServer, and of the layer in requests. */
  public String layerName() {
    return layerName;
  }

  /** The view of the store that it shows. */
  public String view() {
    return "geoserver_" + layerName.replace('-', '_');
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  String title() {
    return zh + " " + en;
  }

  /** Whether its tiles are kept. */
  boolean isKept() {
    return kept;
  }

  /** The layer of a name. */
  public static Optional<MapLayer> find(String name) {
    return Arrays.stream(values()).filter(l -> l.layerName.equals(name)).findFirst();
  }

  /** Layers that are shown together under one name, the lowest first. */
  record Group(String name, String title, List<MapLayer> layers) {
    static final List<Group> ALL =
        List.of(
            new Group("mine-plan", "矿图 Mine plan", List.of(DRAWINGS, WATER_LINES, FACES, LICENCES)),
            new Group("night", "夜间判定 The night", List.of(LICENCES, PRESENCE, FINDINGS)));
  }
}
