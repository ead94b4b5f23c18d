package org.minewatch.web.ingest;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.SampleNight;

/** The sample night with stations, a mouth and a stop line of its first mine. */
public final class LiveNight {
  /** In the middle of the licensed area. */
  public static final String INSIDE = SampleNight.MINE + "0001000001";

  /** A thousand metres east of it. */
  public static final String OUTSIDE = SampleNight.MINE + "0001000002";

  /** As far out, but where people go in. */
  static final String AT_MOUTH = SampleNight.MINE + "0001000003";

  /** Two hundred metres within a closed stop line. */
  static final String PAST_STOP_LINE = SampleNight.MINE + "0001000004";

  /** Outside, but clicked on the mine's own drawing. */
  static final String CLICKED = SampleNight.MINE + "0001000005";

  private LiveNight() {}

  public static NightContent of() {
    NightContent night = SampleNight.of(SampleNight.NIGHT, "c".repeat(64));
    List<NightContent.FeatureRow> features = new ArrayList<>(night.features());
    features.removeIf(f -> f.layer().equals("licence"));
    features.add(
        feature(
            "licence",
            "\"status\":\"ok\"",
            "POLYGON ((103.8 25.5, 103.82 25.5, 103.82 25.52, 103.8 25.52, 103.8 25.5))"));
    features.add(reader(INSIDE, "surveyed", "POINT (103.815 25.505)"));
    features.add(reader(OUTSIDE, "surveyed", "POINT (103.83 25.51)"));
    features.add(reader(AT_MOUTH, "surveyed", "POINT (103.79 25.51)"));
    features.add(feature("entrance", "\"entrance_id\":\"E1\"", "POINT (103.7905 25.51)"));
    features.add(reader(PAST_STOP_LINE, "surveyed", "POINT (103.806 25.514)"));
    features.add(reader(CLICKED, "clicked", "POINT (103.83 25.515)"));
    features.add(
        feature(
            "stop-line",
            "\"name\":\"停采线\"",
            "LINESTRING (103.804 25.512, 103.808 25.512, 103.808 25.516, 103.804 25.516,"
                + " 103.804 25.512)"));
    features.add(feature("stop-line", "\"name\":\"开口\"", "LINESTRING (103.81 25.5, 103.82 25.51)"));
    return new NightContent(
        night.night(),
        night.regionName(),
        night.timeZone(),
        night.productVersion(),
        night.ruleSetVersion(),
        night.contentHash(),
        night.mines(),
        night.findings(),
        night.judgements(),
        night.licences(),
        night.rejections(),
        features,
        night.reportHtml(),
        night.replays());
  }

  private static NightContent.FeatureRow reader(String id, String placedBy, String wkt) {
    return feature(
        "reader",
        "\"reader_id\":\"%s\",\"placed_by\":\"%s\",\"state\":\"heard\"".formatted(id, placedBy),
        wkt);
  }

  private static NightContent.FeatureRow feature(String layer, String facts, String wkt) {
    try {
      return new NightContent.FeatureRow(
          SampleNight.MINE,
          layer,
          "{\"layer\":\"" + layer + "\"," + facts + "}",
          new WKTReader().read(wkt));
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
