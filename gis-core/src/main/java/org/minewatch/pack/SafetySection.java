package org.minewatch.pack;

import java.util.Set;
import org.minewatch.report.Html;
import org.minewatch.report.Words;
import org.minewatch.wording.Text;

/**
 * What may hurt who goes there, by what the mine itself has drawn; and what the data do not know.
 * It states no limits of gas or water: those are in the regulations and the mine's own plans.
 */
final class SafetySection {
  private static final Set<String> WATER =
      Set.of("water-body", "water-extent", "stop-line", "probe-line", "alert-line");

  private SafetySection() {}

  static void write(InspectionPack pack, Html html) {
    if (pack.place().isEmpty()) {
      return;
    }
    html.raw("<h2>").both("安全", "Safety").raw("</h2><ul class=\"safety\">");
    item(
        html,
        "本包不知道井下当时的瓦斯、风量和水情。按本矿规定入井：矿灯、自救器、便携式瓦检仪、定位卡；由熟悉该处的瓦检员陪同。",
        "This pack knows neither gas nor air nor water at the time. Enter by the mine's own rules: lamp, self-rescuer,"
            + " gas detector, card; with a gas inspector who knows the place.");
    item(
        html,
        "不进入盲巷、采空区、报废巷道和密闭；不启封。启封要有方案和批准。",
        "Do not enter blind roads, goaf, given-up roads or anything behind a seal; open no seal: that takes a plan and approval.");
    item(
        html,
        "带一张已登记的定位卡走完全程：您自己的轨迹会在下一夜与图纸对照，本身就是一次实测。",
        "Carry a registered card all the way: the next night lays your own track over the drawing, which is a measurement in itself.");
    if (pack.dangers().stream().anyMatch(d -> WATER.contains(d.layer()))) {
      item(
          html,
          "附近有积水或水害线。挂红、挂汗、空气变冷、水叫、淋水加大：见到任何一项立即全部撤出并报告调度。",
          "Flooded workings or water lines are near. Rust-coloured or sweating walls, colder air, sound of water, more"
              + " dripping: at any of them everybody withdraws at once and tells dispatch.");
    }
    refuges(pack, html);
    html.raw("</ul>");
    dangers(pack, html);
  }

  private static void item(Html html, String zh, String en) {
    html.raw("<li>").both(zh, en).raw("</li>");
  }

  private static void refuges(InspectionPack pack, Html html) {
    if (pack.refuges().isEmpty()) {
      item(
          html,
          "图纸和区域表没有标出避难硐室：下井前索取避灾路线图，问清最近的避难硐室和压风自救装置。",
          "Neither drawing nor areas name a refuge chamber: get the escape map and ask for the nearest refuge and compressed-air rescue post first.");
      return;
    }
    for (InspectionPack.Refuge r : pack.refuges()) {
      item(
          html,
          "图上的避难处“%s”，从现场沿巷道 %s；是否可用问矿方。".formatted(r.name(), Figures.metres(r.metres())),
          "Refuge by the drawing “%s”, %s from the place along the roads; ask the mine whether it can be used."
              .formatted(r.name(), Figures.metres(r.metres())));
    }
  }

  private static void dangers(InspectionPack pack, Html html) {
    if (pack.dangers().isEmpty()) {
      html.raw("<p class=\"small\">")
          .both(
              "沿途和现场 %.0f m 内，矿方图纸和登记没有积水、采空区、火区、断层；没有画出不等于没有。".formatted(Danger.REACH_METRES),
              "Within %.0f m of the way and the place the mine has drawn and registered no water, goaf, fire or fault; not drawn does not mean not there."
                  .formatted(Danger.REACH_METRES))
          .raw("</p>");
      return;
    }
    html.raw("<table>");
    Figures.head(
        html,
        "附近的危险（平面距离，按矿方图纸和登记）",
        "Dangers near (in plan, by the mine's own drawing and register)",
        "离路线或现场",
        "From way or place");
    html.raw("<tbody>");
    for (Danger d : pack.dangers()) {
      Text layer = Words.of("layer", d.layer());
      html.raw("<tr><td>").both(layer).raw(" ").name(d.name());
      if (!Double.isNaN(d.level())) {
        html.raw(" ")
            .both(
                "水位 " + Figures.elevation(d.level()) + " m",
                "water level " + Figures.elevation(d.level()) + " m");
      }
      html.raw("</td><td class=\"n\">");
      if (d.metres() < 0.5) {
        html.both("穿过", "runs through it");
      } else {
        html.text(Figures.metres(d.metres()));
      }
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
  }
}
