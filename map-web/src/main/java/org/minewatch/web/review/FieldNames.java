package org.minewatch.web.review;

import org.minewatch.wording.Text;

/** What fields are called in answers; the pages have the same words. */
final class FieldNames {
  private FieldNames() {}

  static Text of(String field) {
    return switch (field) {
      case "route" -> new Text("分流方式", "the route");
      case "who" -> new Text("核查人员", "who goes");
      case "on" -> new Text("日期", "the date");
      case "measuredM" -> new Text("实测距离（米）", "the measured distance in metres");
      case "sigmaM" -> new Text("误差（米）", "the error in metres");
      case "how" -> new Text("测量方法", "how it was measured");
      case "pack" -> new Text("检查包编号", "the number of the inspection pack");
      case "point" -> new Text("测点", "the point of the pack");
      case "reason" -> new Text("排除原因", "the reason");
      case "orderNo" -> new Text("文书编号", "the number of the order");
      case "deadline" -> new Text("整改期限", "the deadline");
      case "demand" -> new Text("整改要求", "what is asked");
      case "result" -> new Text("结果", "the result");
      case "to" -> new Text("移送对象", "to whom it is transferred");
      case "documentNo" -> new Text("文号", "the number of the document");
      case "level" -> new Text("级别", "the level");
      case "spokenWith" -> new Text("通话对象", "who was spoken with");
      case "phone" -> new Text("电话", "the telephone number");
      case "channel" -> new Text("渠道", "the channel");
      case "cameOn" -> new Text("收到日期", "the day it came");
      case "mine" -> new Text("煤矿", "the mine");
      case "place" -> new Text("地点", "the place");
      case "happened" -> new Text("发生时间", "when it was");
      case "kind" -> new Text("种类", "the kind");
      case "from" -> new Text("生效日期", "the first day");
      case "ceiling" -> new Text("人数上限", "the ceiling of people");
      case "acceptor" -> new Text("验收方", "who must accept it");
      case "acceptorName" -> new Text("验收单位名称", "the name of who must accept it");
      case "corners" -> new Text("拐点坐标", "the corner points");
      case "bufferM" -> new Text("外扩（米）", "the margin in metres");
      case "acceptedBy" -> new Text("验收人员", "who accepted it");
      case "signer" -> new Text("签字人", "who signed");
      case "of" -> new Text("举报编号", "the number of the tip-off");
      case "finding" -> new Text("线索编号", "the id of the finding");
      case "amount" -> new Text("金额（元）", "the amount in yuan");
      case "caseNumber" -> new Text("案件编号", "the number of the case");
      case "member" -> new Text("成员", "the member");
      case "quarter" -> new Text("季度", "the quarter");
      case "office" -> new Text("公示单位", "whom the board names");
      case "due" -> new Text("完成期限", "the day by which it is due");
      case "source" -> new Text("任务来源", "what it comes of");
      case "sourceNo" -> new Text("来源编号", "the number of what it comes of");
      default -> new Text("说明", "the words");
    };
  }
}
