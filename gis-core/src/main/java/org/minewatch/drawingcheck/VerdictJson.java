package org.minewatch.drawingcheck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.place.Sheet;
import org.minewatch.drawing.revision.Change;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.RevisionText;
import org.minewatch.drawing.source.SourceFacts;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.finding.JsonText;
import org.minewatch.finding.Judgement;
import org.minewatch.region.Rejection;
import org.minewatch.wording.Text;

/** Writes {@code verdict.json}: everything that was found out about a drawing, for programs. */
public final class VerdictJson {
  private final JsonText json;

  private VerdictJson(JsonText json) {
    this.json = json;
  }

  public static void write(DrawingVerdict verdict, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    new VerdictJson(new JsonText(text)).write(verdict);
    text.write('\n');
    text.flush();
  }

  private void write(DrawingVerdict v) throws IOException {
    json.object().line().member("version", 1);
    json.member("rule_set", v.ruleSetVersion()).member("region", v.region().name());
    json.line().member("mine_code", v.mine().code()).member("mine_name", v.mine().name());
    json.member("crs", v.mine().crs());
    json.line().member("file", v.file()).member("sha256", v.sha256());
    json.line().member("date", v.day().toString());
    json.line().member("conclusion", v.conclusion().wireName());
    texts("conclusion", v.conclusion().label());
    if (v.refusal().isPresent()) {
      json.line();
      texts("refusal", v.refusal().get());
    }
    format(v.facts());
    if (v.sheet().isPresent()) {
      sheet(v.sheet().get());
    }
    if (v.drawing().isPresent()) {
      placement(v.drawing().get());
    }
    json.line().name("assumptions").array();
    for (Text t : v.assumptions()) {
      json.object();
      texts("text", t);
      json.end();
    }
    json.end();
    layers(v);
    unread(v);
    corners(v);
    if (v.displacement().isPresent()) {
      displacement(v, v.displacement().get());
    }
    json.line().name("findings").array();
    for (Finding f : v.findings()) {
      json.line();
      FindingJson.write(f, json);
    }
    json.endLine();
    judgements(v);
    if (v.difference().isPresent()) {
      difference(v.difference().get());
    }
    rejections(v);
    json.endLine();
  }

  private void texts(String name, Text t) throws IOException {
    json.member(name + "_zh", t.zh()).member(name + "_en", t.en());
  }

  /** A number; one that is not known is left out. */
  private void number(String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.name(name).value(Math.rint(value * 1e6) / 1e6);
    }
  }

  private void format(SourceFacts facts) throws IOException {
    json.line().name("format").object().member("name", facts.format());
    json.member("encoding", facts.encoding());
    if (facts.metresPerUnit().isPresent()) {
      number("stated_metres_per_unit", facts.metresPerUnit().getAsDouble());
    }
    json.end();
  }

  private void sheet(Sheet sheet) throws IOException {
    json.line().name("sheet").object();
    json.member("kind", sheet.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    texts("reason", sheet.reason());
    json.member("title", sheet.title());
    if (sheet.scale().isPresent()) {
      json.member("scale", sheet.scale().getAsInt());
    }
    if (sheet.ladder().isPresent()) {
      number("lowest_elevation_m", sheet.ladder().get().lowest());
      number("highest_elevation_m", sheet.ladder().get().highest());
    }
    json.end();
  }

  private void placement(MineDrawing d) throws IOException {
    json.line().name("placement").object().member("stated_crs", d.submission().crs());
    json.member("seam", d.submission().seam());
    number("sigma_m", d.sigmaMetres());
    json.name("elevations_known").value(d.elevationsKnown());
    json.name("features").value((long) d.features().size());
    if (d.place().registration().isPresent()) {
      registration("registration", d.place().registration().get());
    }
    if (d.place().grid().isPresent()) {
      registration("grid", d.place().grid().get());
    }
    json.end();
  }

  private void registration(String name, Registration r) throws IOException {
    json.name(name).object();
    json.member("method", r.method().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.name("affine").value(r.affine());
    json.name("scale").value(r.way().scale());
    number("rotation_deg", r.way().rotationDegrees());
    number("rms_m", r.rmsMetres());
    number("sigma_m", r.sigmaMetres());
    json.name("residuals").array();
    for (Registration.Residual p : r.residuals()) {
      json.object().member("point", p.point());
      number("easting_m", p.easting());
      number("northing_m", p.northing());
      json.name("suspect").value(p.suspect());
      json.end();
    }
    json.end().end();
  }

  private void layers(DrawingVerdict v) throws IOException {
    json.line().name("layers").array();
    for (LayerLine l : v.layers()) {
      json.line().object().member("layer", l.layer()).member("class", l.used().wireName());
      json.name("confidence").value(l.confidence());
      json.member("features", l.features());
      if (!l.neighbour().isEmpty()) {
        json.member("neighbour", l.neighbour());
      }
      json.name("entities").object();
      for (Map.Entry<String, Integer> e : l.entities().entrySet()) {
        json.member(e.getKey(), e.getValue());
      }
      json.end();
      json.member("suggested", l.suggestion().layerClass().wireName());
      json.name("suggested_confidence").value(l.suggestion().confidence());
      json.name("reasons").array();
      for (Text t : l.suggestion().reasons()) {
        json.object();
        texts("text", t);
        json.end();
      }
      json.end().end();
    }
    json.endLine();
  }

  private void unread(DrawingVerdict v) throws IOException {
    json.line().name("not_understood").array();
    for (Unread u : v.unread()) {
      json.line().object();
      texts("what", u.what());
      json.name("count").value(u.count());
      json.member("first", u.first()).member("layer", u.layer()).end();
    }
    json.endLine().line().name("notes").array();
    for (String note : v.notes()) {
      json.value(note);
    }
    json.end();
  }

  private void corners(DrawingVerdict v) throws IOException {
    json.line().name("printed_corners").array();
    for (CornerLine c : v.corners()) {
      json.line().object().member("corner", c.name());
      number("x_northing", c.northing());
      number("y_easting", c.easting());
      number("to_licence_m", c.toLicenceMetres());
      number("to_drawn_m", c.toDrawnMetres());
      number("tolerance_m", c.toleranceMetres());
      json.name("agrees").value(c.agrees());
      json.end();
    }
    json.endLine();
  }

  private void displacement(DrawingVerdict v, Displacement d) throws IOException {
    json.line().name("displacement").object();
    number("offset_m", d.typicalMetres());
    number("east_m", d.eastMetres());
    number("north_m", d.northMetres());
    number("rotation_deg", d.rotationDegrees());
    number("scale", d.scale());
    number("sigma_m", Math.hypot(d.sigmaMetres(), v.drawing().orElseThrow().sigmaMetres()));
    json.member("places", d.places());
    json.name("ambiguous").value(d.isAmbiguous());
    json.end();
  }

  private void judgements(DrawingVerdict v) throws IOException {
    json.line().name("judgements").array();
    for (Judgement j : v.judgements()) {
      json.line().object().member("rule", j.rule().code()).member("state", j.state().wireName());
      json.member("reason_code", j.reasonCode());
      texts("reason", j.reason());
      json.name("needs").array();
      for (String n : j.needs()) {
        json.value(n);
      }
      json.end().end();
    }
    json.endLine();
  }

  private void difference(RevisionDifference d) throws IOException {
    json.line().name("differences").object();
    json.member("against", d.earlier().file()).member("as_of", d.earlier().asOf().toString());
    if (d.wholeMove().isPresent()) {
      json.name("whole_move").object();
      number("east_m", d.wholeMove().get().eastMetres());
      number("north_m", d.wholeMove().get().northMetres());
      number("rotation_deg", d.wholeMove().get().rotationDegrees());
      json.end();
    }
    if (d.heightShift().isPresent()) {
      number("height_shift_m", d.heightShift().getAsDouble());
    }
    json.name("changes").array();
    for (Change c : d.changes()) {
      json.line().object().member("state", AnnotatedDrawing.wireName(c.kind()));
      json.member("class", c.what().wireName()).member("name", c.name());
      if (c.extent().isPresent()) {
        number(c.where().getDimension() == 2 ? "area_m2" : "length_m", c.extent().getAsDouble());
      }
      if (c.by().isPresent()) {
        number("by_m", c.by().getAsDouble());
      }
      json.member("before", c.before()).member("after", c.after());
      texts("text", RevisionText.say(c));
      json.end();
    }
    json.endLine().end();
  }

  private void rejections(DrawingVerdict v) throws IOException {
    json.line().name("rejected").array();
    for (Rejection r : v.rejections()) {
      json.line().object().member("file", r.file()).member("line", r.line());
      json.member("column", r.column()).member("reason", r.reason()).member("raw", r.raw()).end();
    }
    json.endLine();
  }
}
