package org.minewatch.web.review;

import org.minewatch.wording.Text;

/** What states are called in answers; the pages have the same words. */
public final class StateNames {
  private StateNames() {}

  /** The words for a state by its name in the store. */
  public static Text of(String wireName) {
    return of(CaseState.of(wireName));
  }

  static Text of(CaseState state) {
    return switch (state) {
      case NEW -> new Text("未登记", "new");
      case REGISTERED -> new Text("已登记", "registered");
      case TRIAGED -> new Text("已分流", "triaged");
      case VERIFYING -> new Text("核查中", "being verified");
      case PROPOSED -> new Text("待第二人决定", "waiting for the second person");
      case CONFIRMED -> new Text("已确认", "confirmed");
      case DISMISSED -> new Text("已排除", "dismissed");
      case RECTIFYING -> new Text("整改中", "being rectified");
      case DONE -> new Text("已报整改完成", "reported done");
      case RECHECKED -> new Text("复查合格", "re-checked");
      case CLOSED -> new Text("已销号", "closed");
    };
  }
}
