package org.minewatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.finding.NightResult;
import org.minewatch.region.InputFile;
import org.minewatch.region.Rejection;

/** What the night was read from, what could not be used of it, and what to keep in mind. */
final class InputSection {

  private static final int MAX_REASONS_PER_FILE = 5;

  /** A region of sixty mines hands in thousands; paper is for people. */
  private static final int MOST_FILES_ON_PAPER = 300;

  private InputSection() {}

  static void write(ReportNight of, Html html) {
    NightResult night = of.result();
    if (of.issue().isPresent()) {
      caveats(html);
      html.raw("<p class=\"small\">");
      html.both(
          "未能采用的输入和输入文件的摘要见该夜结果文件夹中的报告。",
          "Input that could not be used, and the digests of all files, stand in the report of the night's"
              + " result folder.");
      html.raw("</p>");
      return;
    }
    rejections(night.rejections(), html);
    caveats(html);
    inputs(night.inputs(), html);
  }

  private static void rejections(List<Rejection> rejections, Html html) {
    html.raw("<h2>").both("未能采用的输入", "Input that could not be used").raw("</h2>");
    if (rejections.isEmpty()) {
      html.raw("<p>").both("没有被拒绝的行或文件。", "No row and no file was rejected.").raw("</p>");
      return;
    }
    Map<String, Map<String, List<Rejection>>> byFile = new TreeMap<>();
    for (Rejection rejection : rejections) {
      byFile
          .computeIfAbsent(rejection.file(), file -> new TreeMap<>())
          .computeIfAbsent(
              rejection.column() + "\u0000" + rejection.reason(), key -> new ArrayList<>())
          .add(rejection);
    }
    html.raw("<p>");
    int count = rejections.size();
    html.both(
        "共 " + count + " 处，逐条见 rejected.csv。", count + " in all, one by one in rejected.csv.");
    html.raw("</p><table><thead><tr><th>").both("文件", "file").raw("</th><th class=\"n\">");
    html.both("处数", "count").raw("</th><th>").both("首个位置", "first at").raw("</th><th>");
    html.both("原因", "reason").raw("</th></tr></thead><tbody>");
    byFile.forEach((file, reasons) -> file(file, reasons, html));
    html.raw("</tbody></table>");
  }

  private static void file(String file, Map<String, List<Rejection>> reasons, Html html) {
    int shown = 0;
    int rest = 0;
    for (List<Rejection> same : reasons.values()) {
      if (shown == MAX_REASONS_PER_FILE) {
        rest += same.size();
        continue;
      }
      shown++;
      Rejection first = same.get(0);
      for (Rejection rejection : same) {
        first = rejection.line() < first.line() ? rejection : first;
      }
      html.raw("<tr><td>").name(file).raw("</td><td class=\"n\">").text(same.size());
      html.raw("</td><td>");
      if (first.line() > 0) {
        html.both("第 " + first.line() + " 行 ", "line " + first.line() + " ");
      } else {
        html.both("整个文件", "whole file");
      }
      html.name(first.column()).raw("</td><td>").text(first.reason()).raw("</td></tr>");
    }
    if (rest > 0) {
      html.raw("<tr><td>").name(file).raw("</td><td class=\"n\">").text(rest).raw("</td><td>");
      html.raw("</td><td>").both("其他原因", "other reasons").raw("</td></tr>");
    }
  }

  private static void caveats(Html html) {
    html.raw("<h2>").both("使用说明", "What to keep in mind").raw("</h2><ul>");
    caveat(
        "越界没有法定的米数容差；每项判定都按界址、坐标转换、图纸和定位的误差合成不确定度，分为存疑关注、很可能、数据确证。",
        "No statutory tolerance in metres exists; every verdict combines the uncertainty of boundary,"
            + " transform, drawing and position and says watch, probable or certain on the data.",
        html);
    caveat(
        "图纸由煤矿自行报送，基站常按图纸布设：图纸失实时，两者可能一致而同时有误。",
        "Drawings come from the mines and stations are often placed from them: where a drawing is false"
            + " both may agree and be wrong together.",
        html);
    caveat(
        "未能判定的内容以斜线底纹表示，不能视为正常。",
        "What could not be judged is hatched and must not be taken for clean.",
        html);
    caveat(
        "人员和标识卡均为代号。标有“条文待核”的条款尚未与原文核对。",
        "People and cards are pseudonyms. A clause marked \"to be verified\" was not compared with its"
            + " text yet.",
        html);
    caveat(
        "地图按矿区中心的局部平面绘制，仅供查看；量算以结果文件中的数值为准。",
        "Maps are laid out in a local plane about the mine for viewing; the figures in the result files"
            + " are what counts.",
        html);
    html.raw("</ul>");
  }

  private static void caveat(String zh, String en, Html html) {
    html.raw("<li>").both(zh, en).raw("</li>");
  }

  private static void inputs(List<InputFile> inputs, Html html) {
    html.raw("<h2>").both("输入文件与摘要", "Input files and digests").raw("</h2>");
    html.raw("<table class=\"files\"><thead><tr><th>")
        .both("文件", "file")
        .raw("</th><th class=\"n\">");
    html.both("采用行", "rows read").raw("</th><th class=\"n\">").both("拒绝行", "rejected");
    html.raw("</th><th>SHA-256</th></tr></thead><tbody>");
    int shown = html.language() == Language.BOTH ? inputs.size() : MOST_FILES_ON_PAPER;
    for (InputFile input : inputs.subList(0, Math.min(shown, inputs.size()))) {
      html.raw("<tr><td>").name(input.path());
      for (String note : input.notes()) {
        html.raw("<br/><small>").text(note).raw("</small>");
      }
      html.raw("</td><td class=\"n\">").text(input.rowsRead()).raw("</td><td class=\"n\">");
      html.text(input.rowsRejected()).raw("</td><td><code>").text(input.sha256());
      html.raw("</code></td></tr>");
    }
    html.raw("</tbody></table>");
    if (inputs.size() > shown) {
      int more = inputs.size() - shown;
      html.raw("<p>")
          .both(
              "另有 " + more + " 个文件，全部列在 summary.json 中。",
              more + " more files; summary.json lists all.");
      html.raw("</p>");
    }
  }
}
