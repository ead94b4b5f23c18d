package org.minewatch.web.drawing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.store.DrawingDecision;
import org.minewatch.web.store.MineView;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A check with all that is known of it.
 *
 * @param progress of the run that goes on
 * @param error why the last run failed
 * @param verdict {@code verdict.json} of the last run that came to an end
 * @param verdictRevision the revision it is of; an older one while a new run waits or goes on
 */
@JsonNaming(SnakeCaseStrategy.class)
record CheckView(
    @JsonUnwrapped Line line,
    @Nullable Progress progress,
    @Nullable Failure error,
    CheckSettings settings,
    @JsonRawValue @Nullable String verdict,
    int verdictRevision) {

  /** A check as the list shows it. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Line(
      String id,
      String mineCode,
      String mineName,
      String file,
      String sha256,
      OffsetDateTime received,
      String state,
      int revision,
      @Nullable String conclusion,
      @Nullable Decision decision,
      MineView.Counts findings) {

    Line withoutResult() {
      return new Line(
          id,
          mineCode,
          mineName,
          file,
          sha256,
          received,
          state,
          revision,
          null,
          decision,
          new MineView.Counts(0, 0, 0, 0));
    }

    static Line of(DrawingCheckRow row, ZoneId zone) {
      return new Line(
          row.id(),
          row.mineCode(),
          row.mineName(),
          row.fileName(),
          row.sha256(),
          row.received().atZoneSameInstant(zone).toOffsetDateTime(),
          row.state().wireName(),
          row.revision(),
          row.conclusion(),
          row.decision() == null ? null : Decision.of(row.decision(), zone),
          row.findings());
    }
  }

  /** What a person decided. */
  record Decision(String kind, List<String> reasons, String note, String by, OffsetDateTime at) {
    static Decision of(DrawingDecision d, ZoneId zone) {
      return new Decision(
          d.kind(),
          d.reasons(),
          d.note(),
          d.by(),
          d.at().atZoneSameInstant(zone).toOffsetDateTime());
    }
  }

  /** How far a run is: steps done of all, and the one that goes on. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Progress(String step, String stepZh, String stepEn, int done, int of) {
    static Progress of(CheckProcess.Progress p) {
      String[] words =
          switch (p.step()) {
            case "region" -> new String[] {"读取矿区数据", "reading the region"};
            case "drawing" -> new String[] {"读取图纸并定位", "reading and placing the drawing"};
            case "rules" -> new String[] {"逐条判断", "asking the rules"};
            case "files" -> new String[] {"写出结果", "writing the result"};
            default -> new String[] {"准备", "getting ready"};
          };
      return new Progress(p.step(), words[0], words[1], p.done(), p.of());
    }
  }

  /** Why the program could not check a drawing. */
  @JsonNaming(SnakeCaseStrategy.class)
  record Failure(String detailZh, String detailEn) {}
}
