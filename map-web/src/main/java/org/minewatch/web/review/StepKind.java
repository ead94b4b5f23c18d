package org.minewatch.web.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.web.review.StepField.Type;
import org.minewatch.wording.Text;

/** What can be done to a case, and what has to be said with it. */
public enum StepKind {
  REGISTER("编号登记", "register", StepField.words("words", false)),
  TRIAGE(
      "分流",
      "triage",
      StepField.choice("route", true, "routine", "call-now", "sealed"),
      StepField.words("words", false)),
  RELEASE("解封", "release", StepField.words("words", true)),
  VERIFY(
      "派人核查",
      "send to verify",
      StepField.line("who", true),
      StepField.date("on", false),
      StepField.words("words", false)),
  MEASURE(
      "登记实测",
      "note what was measured",
      StepField.number("measuredM", true, -10_000, 10_000),
      StepField.number("sigmaM", false, 0, 1_000),
      StepField.line("how", true),
      StepField.line("pack", false),
      StepField.line("point", false),
      StepField.words("words", true)),
  PROPOSE_CONFIRM("提请确认", "propose to confirm", StepField.words("words", true)),
  PROPOSE_DISMISS("提请排除", "propose to dismiss", StepField.reason(), StepField.words("words", true)),
  RETURN("退回核查", "send back", StepField.words("words", true)),
  CONFIRM("确认", "confirm", StepField.words("words", true)),
  DISMISS("排除", "dismiss", StepField.reason(), StepField.words("words", true)),
  ORDER(
      "责令整改",
      "order rectification",
      StepField.line("orderNo", true),
      StepField.date("deadline", true),
      StepField.words("demand", true)),
  EXTEND(
      "调整期限",
      "change the deadline",
      StepField.date("deadline", true),
      StepField.words("words", true)),
  FOLLOW_UP("跟踪督查", "follow up", StepField.words("words", true)),
  REPORT_DONE("报告整改完成", "report done", StepField.words("words", true)),
  RECHECK(
      "复查",
      "re-check",
      StepField.choice("result", true, "passed", "failed"),
      StepField.number("measuredM", false, -10_000, 10_000),
      StepField.words("words", true)),
  CLOSE("销号", "close out", StepField.words("words", true)),
  TRANSFER(
      "移送",
      "transfer",
      StepField.choice("to", true, "natural-resources", "police", "other"),
      StepField.line("documentNo", true),
      StepField.words("words", false)),
  LIST(
      "挂牌督办",
      "list for supervision",
      StepField.choice("level", true, "county", "city", "province", "national"),
      StepField.line("documentNo", true),
      StepField.words("words", false)),
  UNLIST(
      "摘牌", "end the listing", StepField.line("documentNo", true), StepField.words("words", true)),
  ACKNOWLEDGE("接警", "acknowledge", StepField.words("words", false)),
  CALL(
      "通话记录",
      "note the call",
      StepField.line("spokenWith", true),
      StepField.line("phone", false),
      StepField.words("words", true)),
  STAND_DOWN("解除警情", "stand down", StepField.words("words", true)),
  NOTE("备注", "note", StepField.words("words", true)),
  ATTACH("附件", "attach a file"),
  REOPEN("重新办理", "take up again", StepField.words("words", true)),
  RECURRED("回潮", "seen again");

  private final Text label;
  private final List<StepField> fields;

  StepKind(String zh, String en, StepField... fields) {
    this.label = new Text(zh, en);
    this.fields = List.of(fields);
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Text label() {
    return label;
  }

  /** What is said with it, in the order asked. */
  List<StepField> fields() {
    return fields;
  }

  /** Whether a person takes it through a form of its own fields. */
  boolean isAsked() {
    return this != ATTACH && this != RECURRED;
  }

  boolean has(Type type) {
    return fields.stream().anyMatch(f -> f.type() == type);
  }

  static Optional<StepKind> find(String wireName) {
    return Arrays.stream(values()).filter(k -> k.wireName().equals(wireName)).findFirst();
  }

  static StepKind of(String wireName) {
    return find(wireName).orElseThrow(() -> new IllegalArgumentException("no step " + wireName));
  }
}
