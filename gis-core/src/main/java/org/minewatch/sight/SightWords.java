package org.minewatch.sight;

import java.util.Locale;
import java.util.Optional;
import org.minewatch.wording.Text;

/** Says in a sentence or two how much a night could see. */
public final class SightWords {
  private final StringBuilder zh = new StringBuilder();
  private final StringBuilder en = new StringBuilder();

  private SightWords() {}

  public static Text sentence(Sight sight) {
    SightWords words = new SightWords();
    words.rules(sight);
    sight.people().ifPresentOrElse(words::people, words::noPositions);
    sight.workings().ifPresentOrElse(words::workings, words::noDrawing);
    return new Text(words.zh.toString(), words.en.toString());
  }

  /** The same in a few words for a table; empty when neither people nor stations tell anything. */
  public static Optional<Text> brief(Sight sight) {
    SightWords words = new SightWords();
    sight
        .people()
        .ifPresent(
            p -> {
              words.zh.append("人·时 ").append(percent(p.onRoadShare())).append(" 定位到巷道");
              words.en.append(percent(p.onRoadShare())).append(" of person-hours on a road");
            });
    sight
        .workings()
        .filter(w -> w.unseenMetres().isPresent())
        .ifPresent(
            w -> {
              String metres = whole(w.unseenMetres().getAsDouble());
              words.zh.append(words.zh.isEmpty() ? "" : "，").append("盲区 " + metres + " 米");
              words.en.append(words.en.isEmpty() ? "" : ", ").append(metres + " m unseen");
            });
    return words.zh.isEmpty()
        ? Optional.empty()
        : Optional.of(new Text(words.zh.toString(), words.en.toString()));
  }

  private void say(String chinese, String english) {
    zh.append(chinese);
    en.append(en.isEmpty() ? "" : " ").append(english);
  }

  private void rules(Sight s) {
    say(
        "%d 项规则中判定 %d 项、部分判定 %d 项、无法判定 %d 项。"
            .formatted(s.rules(), s.judged(), s.partial(), s.cannotJudge()),
        "Of %d rules %d were judged, %d in part and %d could not be."
            .formatted(s.rules(), s.judged(), s.partial(), s.cannotJudge()));
  }

  private void noPositions() {
    say(
        "当夜没有可用的人员位置数据：井下有谁、在何处，都没有看到。",
        "No usable positions were handed in: who was underground, and where, was not seen.");
  }

  private void people(PeopleSeen p) {
    say(
        "听到 %d 张卡，井下共 %s 人·时，其中 %s 能放到一条巷道的一处"
            .formatted(p.cards(), whole(p.totalHours()), percent(p.onRoadShare())),
        "%s heard for %s person-hours underground, %s of them in one place of one road"
            .formatted(
                p.cards() == 1 ? "1 card was" : p.cards() + " cards were",
                whole(p.totalHours()),
                percent(p.onRoadShare())));
    share(p, p.nearReaderHours(), "只到读卡器附近", "known only as near a reader");
    share(p, p.severalRoadsHours(), "可能在几条巷道之一", "in one of several roads");
    share(p, p.offRoadHours(), "不在已绘巷道上", "where no road is drawn");
    share(p, p.unplacedHours(), "分站没有位置", "at stations without a place");
    share(p, p.unheardHours(), "没有信号", "not heard at all");
    zh.append('。');
    en.append('.');
    if (p.byDrawingHours() > 0) {
      say(
          "放到巷道上的时间中 %s 依靠取自矿方图纸的分站位置，不能用来检验该图纸。"
              .formatted(percent(p.byDrawingHours() / p.onRoadHours())),
          "%s of the time on roads rests on stations placed from the mine's own drawing and cannot test it."
              .formatted(percent(p.byDrawingHours() / p.onRoadHours())));
    }
  }

  private void share(PeopleSeen p, double hours, String chinese, String english) {
    if (hours > 0) {
      String part = percent(hours / p.totalHours());
      boolean little = part.equals("0%");
      zh.append("，%s %s".formatted(little ? "不到 1%" : part, chinese));
      en.append(", %s %s".formatted(little ? "under 1%" : part, english));
    }
  }

  private void noDrawing() {
    say(
        "没有可用的图纸：巷道有多长、哪些看不到，都不知道。",
        "There is no usable drawing: how long the roads are, and which are blind, is not known.");
  }

  private void workings(WorkingsSeen w) {
    if (w.unseenMetres().isPresent()) {
      double unseen = w.unseenMetres().getAsDouble();
      say(
          "在用巷道 %s 米，按 %d 台分站的覆盖和听到人的地方算，%s。"
              .formatted(
                  whole(w.metres()),
                  w.stations(),
                  unseen < 1 ? "都能看到" : "%s 米没有分站能看到".formatted(whole(unseen))),
          "Of %s m of roads in use, by the range of %s and where anybody was heard, %s."
              .formatted(
                  whole(w.metres()),
                  count(w.stations(), "station"),
                  unseen < 1
                      ? "all can be seen"
                      : "%s m are seen by none".formatted(whole(unseen))));
      if (w.silentStations() > 0) {
        say(
            "其中 %d 台分站当夜没有读到任何卡。".formatted(w.silentStations()),
            "%d of these stations read nobody in this night.".formatted(w.silentStations()));
      }
    } else if (w.heardMetres().isPresent()) {
      say(
          "没有登记在巷道上的分站：在用巷道 %s 米，只在其中 %s 米附近听到过人（%d 夜），其余能否看到不知道。"
              .formatted(whole(w.metres()), whole(w.heardMetres().getAsDouble()), w.heardNights()),
          "No station on record stands in a road: of %s m of roads in use somebody was heard about %s m (%s); whether the rest can be seen is not known."
              .formatted(
                  whole(w.metres()),
                  whole(w.heardMetres().getAsDouble()),
                  count(w.heardNights(), "night")));
    } else {
      say(
          "在用巷道 %s 米；没有分站登记，哪些看不到不知道。".formatted(whole(w.metres())),
          "%s m of roads are in use; no station is on record, so which are blind is not known."
              .formatted(whole(w.metres())));
    }
    if (!w.lost().isEmpty()) {
      say(
          "有 %d 处多数人走到就失去信号。".formatted(w.lost().size()),
          "At %s most who go on are lost.".formatted(count(w.lost().size(), "place")));
    }
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Never 100 % of what is not all. */
  private static String percent(double share) {
    String rounded = String.format(Locale.ROOT, "%.0f%%", 100 * share);
    return rounded.equals("100%") && share < 1 ? "99%" : rounded;
  }
}
