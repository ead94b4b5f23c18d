package org.minewatch.web.delivery;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minewatch.wording.Text;

/**
 * The words of a mail: figures and no finding, since mails are read in more places than reports.
 */
final class MailText {
  private MailText() {}

  static Text subject(String region, LocalDate night, boolean revised) {
    return new Text(
        "【矿界哨兵】" + region + " " + night + " 夜间报告" + (revised ? "（更正）" : ""),
        "[minewatch] " + region + ", nightly report " + night + (revised ? " (revised)" : ""));
  }

  /**
   * @param leftOut files that are not in it, for their size
   */
  static Text body(Parcel parcel, Optional<URI> link, List<String> leftOut) {
    NightFigures n = NightFigures.of(parcel.copy().result());
    String region = parcel.copy().result().region().name();
    LocalDate night = parcel.delivery().night();
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    line(zh, en, region + " " + night + " 夜间报告", region + ", nightly report of " + night);
    if (parcel.revised()) {
      line(
          zh,
          en,
          "更正：数据有变，重新判定后的结果与此前发送的报告不同，请以本次为准。",
          "Revised: the night was judged again and came out otherwise than in the report sent"
              + " before; this one stands.");
    }
    line(zh, en, "", "");
    line(zh, en, "涉及煤矿 " + n.mines() + " 座", n.mines() + (n.mines() == 1 ? " mine" : " mines"));
    line(
        zh,
        en,
        "在案线索 " + n.open() + " 条（本夜新增 " + n.opened() + " 条），本夜结束 " + n.ended() + " 条",
        n.open() + " open findings (" + n.opened() + " new), " + n.ended() + " ended");
    line(
        zh,
        en,
        "无法判定 " + n.cannotJudge() + " 项，原因见报告",
        n.cannotJudge() + " judgements could not be made; the report says why");
    line(zh, en, "", "");
    if (!leftOut.isEmpty()) {
      line(
          zh,
          en,
          "文件过大，未随信附上：" + String.join("、", leftOut) + "。请在报告页下载。",
          "Too large to attach: "
              + String.join(", ", leftOut)
              + ". Please fetch them from the page of reports.");
    }
    link.ifPresent(at -> line(zh, en, "报告页：" + at, "Reports: " + at));
    if (!parcel.uncertain().isEmpty()) {
      String nights =
          parcel.uncertain().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
      line(
          zh,
          en,
          "以下各夜的报告曾经发出，但未得到送达确认，若未收到请在报告页下载：" + nights,
          "Reports of these nights were sent and nobody confirmed them; if you lack one, fetch it"
              + " from the page of reports: "
              + nights);
    }
    line(
        zh,
        en,
        "内容仅供收件人履行监管职责使用，不得转发煤矿及无关人员。线索须经核查方可认定。",
        "For the addressee's supervision only: not to be passed on to mines or anybody not"
            + " concerned. A lead is no finding of fact until it was verified.");
    line(
        zh,
        en,
        "本信由系统自动发送，请勿回复；停止接收请联系管理员。",
        "Sent by the system; please do not reply. An administrator can end the subscription.");
    return new Text(zh.toString(), en.toString());
  }

  private static void line(StringBuilder zh, StringBuilder en, String inZh, String inEn) {
    zh.append(inZh).append('\n');
    en.append(inEn).append('\n');
  }
}
