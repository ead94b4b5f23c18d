package org.minewatch.nightly;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.finding.JsonText;
import org.minewatch.rules.ParameterChange;

/** The outcome of a backtest as {@code backtest.json}. */
public final class BacktestJson {
  private BacktestJson() {}

  /** Writes; the same outcome gives the same bytes. */
  public static void write(Backtest.Outcome outcome, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    JsonText json = new JsonText(text);
    json.object();
    json.line().member("current_version", outcome.currentVersion());
    json.line().member("changed_version", outcome.changedVersion());
    json.line().member("same", outcome.same());
    json.line().name("parameters").array();
    for (ParameterChange p : outcome.parameters()) {
      json.line().object().member("rule", p.rule()).member("name", p.name());
      json.member("unit", p.unit()).name("from").value(p.from()).name("to").value(p.to()).end();
    }
    json.endLine();
    json.line().name("differences").array();
    for (Backtest.Difference d : outcome.differences()) {
      json.line()
          .object()
          .member("kind", d.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.name("nights").array();
      for (var night : d.nights()) {
        json.value(night.toString());
      }
      json.end();
      finding("before", d.before(), json);
      finding("after", d.after(), json);
      json.end();
    }
    json.endLine();
    json.endLine();
    text.flush();
  }

  private static void finding(String name, Finding finding, JsonText json) throws IOException {
    if (finding != null) {
      json.name(name);
      FindingJson.write(finding, json);
    }
  }
}
