package org.minewatch.web.drawing;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.wording.Text;

/** Why a drawing may be returned to its mine. */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.NONE,
    getterVisibility = JsonAutoDetect.Visibility.NONE)
enum ReturnReason {
  UNREADABLE("文件无法读取或不完整", "the file cannot be read or is not whole"),
  NO_PLAN("不是采掘工程平面图", "it is no mining plan"),
  NO_PLACE("坐标系不明或无法定位", "its coordinates are unclear or it cannot be placed"),
  LAYERS("图层命名不规范或含义不明", "its layers are not named as agreed or unclear"),
  BOUNDARY("矿界与采矿许可证不符", "its boundary differs from the licence"),
  DISPLACED("与人员轨迹或基站位置偏移", "it lies off people's tracks or stations"),
  MISSING_WORKINGS("有人活动的巷道未上图", "workings where people were are missing"),
  VANISHED_WORKINGS("已有巷道或采空区消失或缩小", "workings of the earlier plan vanished or shrank"),
  ELEVATIONS("标高缺失、有误或被改动", "elevations are missing, wrong or altered"),
  WATER("水害防治线缺失或不合规", "water lines are missing or not as required"),
  SEALS("密闭与登记不符", "seals differ from the register"),
  NEIGHBOUR("与相邻矿井图纸矛盾", "it contradicts a neighbour's drawing"),
  STALE("不是当月图纸", "it is not the current month's"),
  OTHER("其他（见说明）", "other, see the note");

  private final Text label;

  ReturnReason(String zh, String en) {
    this.label = new Text(zh, en);
  }

  @JsonProperty("code")
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonProperty("zh")
  String zh() {
    return label.zh();
  }

  @JsonProperty("en")
  String en() {
    return label.en();
  }

  Text label() {
    return label;
  }

  static Optional<ReturnReason> find(String code) {
    return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
  }
}
