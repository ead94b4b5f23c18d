package org.minewatch.web.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minewatch.report.DrawingNote;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.store.DrawingDecision;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the note together from a check, its verdict and what was decided. */
final class NoteWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int MOST_FINDINGS = 30;

  private final DrawingDesk desk;

  NoteWriter(DrawingDesk desk) {
    this.desk = desk;
  }

  byte[] write(DrawingCheckRow row, boolean english) {
    JsonNode verdict =
        desk.findFile(row, "verdict.json").map(NoteWriter::read).orElse(JSON.createObjectNode());
    List<Text> sentences = new ArrayList<>();
    if (!verdict.has("conclusion_zh")) {
      sentences.add(new Text("检查尚未完成", "the check is not done"));
    } else {
      sentences.add(text(verdict, "conclusion"));
    }
    if (verdict.has("refusal_zh")) {
      sentences.add(text(verdict, "refusal"));
    }
    int findings = 0;
    for (JsonNode f : verdict.path("findings")) {
      if (findings++ < MOST_FINDINGS) {
        sentences.add(text(f.path("properties"), "title"));
      }
    }
    int unjudged = unjudged(verdict);
    if (unjudged > 0) {
      sentences.add(
          new Text(
              unjudged + " 条规则未能（完全）判断，见图纸检查",
              unjudged + " rules could not judge, or not wholly; see the check"));
    }
    DrawingNote note =
        new DrawingNote(
            desk.region().get().info().name(),
            row.mineName(),
            row.mineCode(),
            row.fileName(),
            row.sha256(),
            moment(row.received()),
            verdict.path("date").asString(""),
            sentences,
            Math.max(0, findings - MOST_FINDINGS),
            Optional.ofNullable(row.decision()).map(this::decision));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      note.write(english, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static JsonNode read(Path file) {
    return JSON.readTree(DrawingDesk.bytes(file));
  }

  private static Text text(JsonNode node, String name) {
    return new Text(node.path(name + "_zh").asString(""), node.path(name + "_en").asString(""));
  }

  private static int unjudged(JsonNode verdict) {
    int n = 0;
    for (JsonNode j : verdict.path("judgements")) {
      n += j.path("state").asString("").equals("judged") ? 0 : 1;
    }
    return n;
  }

  private DrawingNote.Decision decision(DrawingDecision d) {
    return new DrawingNote.Decision(
        d.kind().equals("accepted") ? new Text("接收", "ACCEPTED") : new Text("退回", "RETURNED"),
        d.reasons().stream()
            .map(
                code ->
                    ReturnReason.find(code).map(ReturnReason::label).orElse(new Text(code, code)))
            .toList(),
        d.note(),
        d.by(),
        moment(d.at()));
  }

  private String moment(OffsetDateTime at) {
    return MINUTES.format(at.atZoneSameInstant(desk.zone()));
  }
}
