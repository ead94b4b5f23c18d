package org.minewatch.web.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.minewatch.document.Vocabulary;
import org.minewatch.wording.Text;

/** What may stand in a template, with a word on what it is. */
public final class DocumentNames {

  /** Single names in the order in which they are told. */
  public static final Map<String, Text> SINGLE = single();

  private static final Map<String, Set<String>> LISTS =
      Map.of(
          "依据", Set.of("序号", "名称"),
          "量值", Set.of("名称", "数值"),
          "证据", Set.of("序号", "内容"),
          "检查", Set.of("序号", "类别", "内容"),
          "线索", Set.of("序号", "内容", "级别", "编号"));

  public static final Vocabulary VOCABULARY = new Vocabulary(SINGLE.keySet(), LISTS);

  private DocumentNames() {}

  private static Map<String, Text> single() {
    Map<String, Text> names = new LinkedHashMap<>();
    names.put("空", new Text("总是空格，手写", "always a blank"));
    names.put("煤矿名称", new Text("煤矿", "name of the mine"));
    names.put("矿井代码", new Text("矿井代码", "its code"));
    names.put("区县", new Text("区县", "county"));
    names.put("乡镇", new Text("乡镇", "township"));
    names.put("主管部门", new Text("对该矿负监管责任的部门", "supervising authority"));
    names.put("许可证号", new Text("采矿许可证号", "mining licence"));
    names.put("线索编号", new Text("线索编号", "id of the finding"));
    names.put("案件编号", new Text("登记编号", "registration number of the case"));
    names.put("线索标题", new Text("一句话内容", "the finding in a sentence"));
    names.put("线索状态", new Text("持续中或当夜结束", "open, or ended in that night"));
    names.put("规则", new Text("规则", "rule"));
    names.put("规则集版本", new Text("规则集版本", "version of the rule set"));
    names.put("级别", new Text("级别", "severity"));
    names.put("可信度", new Text("可信度", "certainty"));
    names.put("首次发现", new Text("首次发现时间", "first evidence"));
    names.put("最近发现", new Text("最近发现时间", "last evidence"));
    names.put("结果日期", new Text("所据的夜", "the night it is of"));
    names.put("位置坐标", new Text("许可证坐标系中的位置", "place in the licence's system"));
    names.put("位置经纬度", new Text("CGCS2000 经度，纬度", "place in degrees"));
    names.put("人数", new Text("监测到的人数", "people that were seen"));
    names.put("图纸", new Text("所用图纸", "drawings it rests on"));
    names.put("其他解释", new Text("考虑过的其他解释", "innocent explanations considered"));
    names.put("实测值", new Text("最近一次井下实测", "last measurement underground"));
    names.put("实测方法", new Text("实测方法", "how it was taken"));
    names.put("实测说明", new Text("实测说明", "words with it"));
    names.put("确认意见", new Text("确认意见", "words of the confirmation"));
    names.put("责令文号", new Text("责令整改文号", "number of the order"));
    names.put("整改要求", new Text("整改要求", "what was ordered"));
    names.put("整改期限", new Text("整改期限", "deadline"));
    names.put("整改报告", new Text("煤矿报告完成的情况", "how it was reported done"));
    names.put("复查日期", new Text("复查日期", "day of the re-check"));
    names.put("复查结果", new Text("合格或不合格", "passed or failed"));
    names.put("复查实测值", new Text("复查实测", "measured at the re-check"));
    names.put("复查说明", new Text("复查说明", "words of the re-check"));
    names.put("移送单位", new Text("移送给谁", "to whom it was transferred"));
    names.put("移送文号", new Text("移送文号", "number of the transfer"));
    names.put("生成时间", new Text("草稿生成时间", "when the draft was made"));
    names.put("生成人", new Text("谁生成", "for whom"));
    return java.util.Collections.unmodifiableMap(names);
  }
}
