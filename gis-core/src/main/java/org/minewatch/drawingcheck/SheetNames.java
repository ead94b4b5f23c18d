package org.minewatch.drawingcheck;

import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.place.SheetKind;
import org.minewatch.wording.Text;

/** What kinds of sheets and ways of placing them are called. */
public final class SheetNames {
  private SheetNames() {}

  /** Whether a sheet of this kind is no plan that could be judged. */
  static boolean isRefused(SheetKind kind) {
    return kind.isNoPlan() || kind == SheetKind.UNITS_AS_DEGREES || kind == SheetKind.EMPTY;
  }

  public static Text of(SheetKind kind) {
    return switch (kind) {
      case MAP_COORDINATES -> new Text("平面图（国家坐标）", "plan in national coordinates");
      case SWAPPED_AXES -> new Text("平面图（坐标轴互换）", "plan with the axes swapped");
      case DEGREES -> new Text("平面图（经纬度）", "plan in longitude and latitude");
      case UNITS_AS_DEGREES -> new Text("图纸坐标误作经纬度", "drawing units written as degrees");
      case PAPER_MILLIMETRES -> new Text("图纸毫米坐标", "millimetres of the sheet");
      case LOCAL_FRAME -> new Text("自定坐标", "a frame of its own");
      case SECTION -> new Text("剖面图", "section");
      case VERTICAL_PROJECTION -> new Text("立面投影图", "vertical projection");
      case NETWORK_DIAGRAM -> new Text("网络图或系统图", "network or system diagram");
      case EMPTY -> new Text("空图", "empty");
    };
  }

  public static Text of(Registration.Method method) {
    return switch (method) {
      case CONTROL_POINTS -> new Text("控制点", "control points");
      case GRID -> new Text("坐标网注记", "printed grid");
      case PRINTED_CORNERS -> new Text("图上拐点坐标", "printed corners");
      case LICENCE_CORNERS -> new Text("许可证拐点", "corners of the licence");
    };
  }
}
