package org.minewatch.report;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.minewatch.sight.Balance;
import org.minewatch.sight.BlindStretch;
import org.minewatch.sight.CrewLine;
import org.minewatch.sight.FaceLine;
import org.minewatch.sight.LostPlace;
import org.minewatch.sight.MachineLine;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.OutputLine;
import org.minewatch.sight.SightWords;
import org.minewatch.sight.WorkingsSeen;
import org.minewatch.wording.Text;

/**
 * How much of a mine the night could see, and its sources beside each other. Nothing here is a
 * finding; what was not given is said, never shown as zero.
 */
final class SightSection {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final String MISSING = "—";

  private SightSection() {}

  static void write(MineSight mine, ZoneId zone, Html html) {
    html.raw("<h3>").both("这一夜看得见多少", "How much this night could see").raw("</h3><p>");
    html.both(SightWords.sentence(mine.sight())).raw("</p>");
    mine.sight().workings().ifPresent(w -> workings(w, html));
    Balance balance = mine.balance();
    html.raw("<h3>").both("各来源对照", "The sources beside each other").raw("</h3>");
    crews(balance.crews(), zone, html);
    faces(balance.faces(), html);
    coalAndMachines(balance, html);
    if (!balance.missing().isEmpty()) {
      html.raw("<p class=\"small\">").both("当夜没有：", "Not given for this night: ");
      List<Text> sources = balance.missing().stream().map(s -> Words.of("source", s)).toList();
      html.both(
          sources.stream().map(Text::zh).collect(Collectors.joining("、")),
          sources.stream().map(Text::en).collect(Collectors.joining(", ")));
      html.raw("</p>");
    }
  }

  private static void workings(WorkingsSeen w, Html html) {
    if (w.blind().isEmpty() && w.lost().isEmpty()) {
      return;
    }
    html.raw("<ul>");
    for (BlindStretch b : w.blind()) {
      html.raw("<li>");
      html.both(
          "%s 米没有分站能看到：".formatted(metres(b.metres())),
          "%s m are seen by no station: ".formatted(metres(b.metres())));
      html.both(Words.of("road", b.kind())).raw(" ").name(b.road()).raw(" ");
      html.both(
          "%s–%s 米".formatted(metres(b.fromMetres()), metres(b.toMetres())),
          "from %s to %s m".formatted(metres(b.fromMetres()), metres(b.toMetres())));
      if (b.toStationMetres().isPresent()) {
        String far = metres(b.toStationMetres().getAsDouble());
        html.both("，距最近分站 %s 米".formatted(far), ", %s m from the nearest".formatted(far));
      }
      html.raw("</li>");
    }
    for (LostPlace l : w.lost()) {
      html.raw("<li>");
      html.both(
          "走到这里多数人失去信号（%d 次，共 %s 小时）：".formatted(l.losses(), metres(l.hours())),
          "Most who go on from here are lost (%d times, %s h): "
              .formatted(l.losses(), metres(l.hours())));
      if (!l.readerId().isEmpty()) {
        html.both("分站 ", "station ").name(l.readerId()).raw(" ");
        html.text("%+.0f m".formatted(l.distanceMetres()));
      } else if (l.longitude().isPresent()) {
        html.text("%.5f, %.5f".formatted(l.longitude().getAsDouble(), l.latitude().getAsDouble()));
      }
      html.raw("</li>");
    }
    html.raw("</ul>");
  }

  private static void crews(List<CrewLine> crews, ZoneId zone, Html html) {
    if (crews.isEmpty()) {
      return;
    }
    html.raw("<table class=\"balance\"><thead><tr><th>").both("班次", "crew");
    heading("上报人数", "reported", html);
    heading("矿灯", "lamps", html);
    heading("门禁", "gates", html);
    heading("视频", "video", html);
    heading("定位卡", "cards", html);
    heading("井下人·时", "person-hours", html);
    heading("其中可定位", "of them placed", html);
    html.raw("</th></tr></thead><tbody>");
    for (CrewLine c : crews) {
      html.raw("<tr><td>");
      if (c.shift().isEmpty()) {
        html.both("全夜", "whole night");
      } else {
        LocalTime from = c.from().atZoneSameInstant(zone).toLocalTime();
        LocalTime to = c.to().atZoneSameInstant(zone).toLocalTime();
        html.name(c.shift()).text(" " + CLOCK.format(from) + "–" + CLOCK.format(to));
      }
      if (!c.whole()) {
        html.raw(" <small>").both("（数据只到部分时段）", "(part of its time is at hand)").raw("</small>");
      }
      cell(heads(c.reported()), html);
      cell(heads(c.lamps()), html);
      cell(heads(c.gates()), html);
      cell(heads(c.video()), html);
      cell(heads(c.cards()), html);
      cell(figure("hours", c.hours()), html);
      cell(figure("hours", c.placedHours()), html);
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
  }

  private static void faces(List<FaceLine> faces, Html html) {
    if (faces.isEmpty()) {
      return;
    }
    html.raw("<table class=\"balance\"><thead><tr><th>").both("工作面", "face");
    heading("当日上报进尺 m", "reported today, m", html);
    heading("上报 m/日", "reported m/day", html);
    heading("观测 m/日", "observed m/day", html);
    heading("人员在上报位置前方 m", "crew ahead of the report, m", html);
    heading("按上报进尺产煤 t", "coal by the report, t", html);
    heading("按观测进尺产煤 t", "coal by what is observed, t", html);
    html.raw("</th></tr></thead><tbody>");
    for (FaceLine f : faces) {
      html.raw("<tr><td>").name(f.name().isEmpty() ? f.faceId() : f.name());
      cell(figure("m", f.reportedMetres()), html);
      cell(figure("m", f.reportedPerDay()), html);
      String observed = figure("m", f.observedPerDay());
      cell(
          f.observedLow().isPresent() && f.observedHigh().isPresent()
              ? "%s (%s–%s)"
                  .formatted(observed, figure("m", f.observedLow()), figure("m", f.observedHigh()))
              : observed,
          html);
      cell(figure("m", f.aheadMetres()), html);
      cell(figure("t", f.coalTonnes()), html);
      cell(figure("t", f.observedCoalTonnes()), html);
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
  }

  private static void coalAndMachines(Balance balance, Html html) {
    if (balance.outputs().isEmpty() && balance.machines().isEmpty()) {
      return;
    }
    html.raw("<ul>");
    for (OutputLine o : balance.outputs()) {
      html.raw("<li>").name(o.faceId()).raw(o.faceId().isEmpty() ? "" : " ");
      String expected = figure("t", o.expectedTonnes());
      html.both(
          "%s 至 %s 上报产量 %s 吨，按上报进尺推算 %s 吨"
              .formatted(o.from(), o.to(), Measures.figure("t", o.reportedTonnes()), expected),
          "From %s to %s %s t are reported; the reported advance gives %s t"
              .formatted(o.from(), o.to(), Measures.figure("t", o.reportedTonnes()), expected));
      html.raw("</li>");
    }
    for (MachineLine m : balance.machines()) {
      html.raw("<li>").both(Words.of("source", m.kind())).raw(" ");
      html.both(m.sum() ? "合计 " : "平均 ", m.sum() ? "in all " : "on average ");
      html.text(Measures.figure(m.unit(), m.value()) + " ").name(m.unit());
      html.both("（%d 次读数）".formatted(m.readings()), " (%d readings)".formatted(m.readings()));
      if (m.usual().isPresent()) {
        String usual = Measures.figure(m.unit(), m.usual().getAsDouble());
        html.both("，前些天通常 " + usual, "; usually " + usual);
      }
      html.raw("</li>");
    }
    html.raw("</ul>");
  }

  private static void heading(String zh, String en, Html html) {
    html.raw("</th><th class=\"n\">").both(zh, en);
  }

  private static void cell(String figure, Html html) {
    html.raw("</td><td class=\"n\">").text(figure);
  }

  private static String heads(OptionalInt heads) {
    return heads.isPresent() ? Integer.toString(heads.getAsInt()) : MISSING;
  }

  private static String figure(String name, OptionalDouble value) {
    return value.isPresent() ? Measures.figure(name, value.getAsDouble()) : MISSING;
  }

  private static String metres(double metres) {
    return Measures.figure("m", metres);
  }
}
