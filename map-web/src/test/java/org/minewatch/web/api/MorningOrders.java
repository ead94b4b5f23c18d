package org.minewatch.web.api;

import static org.minewatch.web.api.ServedApi.encoded;

import java.net.http.HttpClient;
import tools.jackson.databind.JsonNode;

/** The part of the morning that has to do with orders, resident groups, tip-offs and the job. */
final class MorningOrders {
  private final ServedApi api;
  private final String mine;
  private final HttpClient regulator;
  private final HttpClient second;

  MorningOrders(ServedApi api, String mine) {
    this.api = api;
    this.mine = mine;
    this.regulator = api.demo("regulator");
    this.second = api.demo("regulator-2");
  }

  void all() {
    job();
    orders();
    residents();
    tips();
  }

  void orders() {
    String order =
        "{\"mine\":\"%s\",\"orderNo\":\"停1\",\"kind\":\"stop\",\"demand\":\"停止作业\",\"acceptor\":\"regulator\"}"
            .formatted(mine);
    JsonNode issued = api.write(regulator, "POST", "/api/orders", order, 201);
    api.write(regulator, "POST", "/api/orders", order, 422);
    String elsewhere = order.replace("停1", "停2").replace("}", ",\"place\":\"face:nothing\"}");
    api.write(regulator, "POST", "/api/orders", elsewhere, 422);
    String at = "/api/orders/" + issued.path("line").path("id").stringValue();
    api.get(regulator, "/api/orders");
    api.get(regulator, "/api/orders?size=501", 400);
    api.get(regulator, at);
    api.get(regulator, "/api/orders/" + "a".repeat(24), 404);
    api.get(regulator, at + "/nights");
    api.get(regulator, "/api/orders/" + "a".repeat(24) + "/nights", 404);
    api.write(second, "POST", at + "/steps", step("report-done", 1, "\"words\":\"已停\""), 200);
    api.write(regulator, "POST", at + "/steps", step("refuse", 1, "\"words\":\"未停\""), 409);
    api.write(regulator, "POST", at + "/steps", "{}", 400);
    api.write(regulator, "POST", at + "/steps", step("lift", 2, "\"on\":\"x\""), 422);
  }

  void residents() {
    HttpClient resident = api.demo("resident-inspector");
    String group = "/api/residents/" + encoded(mine);
    api.get(regulator, "/api/residents");
    api.get(regulator, "/api/residents?size=501", 400);
    api.get(regulator, group);
    api.get(regulator, "/api/residents/nothing", 404);
    String found = step("found", 0, "\"on\":\"2026-03-01\"");
    api.write(regulator, "POST", group + "/steps", found, 200);
    api.write(regulator, "POST", group + "/steps", found, 409);
    api.write(regulator, "POST", group + "/steps", "{}", 400);
    String member = "\"member\":\"resident-inspector\"";
    api.write(
        regulator,
        "POST",
        group + "/steps",
        step("join", 1, member + ",\"from\":\"2026-03-01\""),
        200);
    api.write(regulator, "POST", group + "/steps", step("lead", 2, member), 200);
    api.write(regulator, "POST", group + "/steps", step("lead", 3, "\"member\":\"x\""), 422);
    String board = "\"office\":\"驻矿监管组\",\"phone\":\"0874-1\"";
    api.write(regulator, "POST", group + "/steps", step("board", 3, board), 200);
    String report = "\"quarter\":\"2026Q1\",\"on\":\"2026-03-31\",\"words\":\"一季度\"";
    api.write(resident, "POST", group + "/steps", step("report", 4, report), 200);
    api.get(regulator, group);
    api.get(resident, "/api/residents/boards");
    String task = "{\"mine\":\"%s\",\"words\":\"核对人数\",\"due\":\"2199-01-01\"}".formatted(mine);
    JsonNode given = api.write(regulator, "POST", "/api/resident-tasks", task, 201);
    api.write(regulator, "POST", "/api/resident-tasks", "{}", 422);
    String at = "/api/resident-tasks/" + given.path("line").path("id").stringValue();
    api.get(resident, "/api/resident-tasks");
    api.get(resident, "/api/resident-tasks?size=0", 400);
    api.get(resident, at);
    api.get(resident, "/api/resident-tasks/" + "a".repeat(24), 404);
    api.write(resident, "POST", at + "/steps", step("done", 1, "\"words\":\"已核对\""), 200);
    api.write(regulator, "POST", at + "/steps", step("return", 1, "\"words\":\"补\""), 409);
    api.write(regulator, "POST", at + "/steps", "{}", 400);
    api.write(regulator, "POST", at + "/steps", step("return", 2, ""), 422);
    // He sees the mine of his group alone while it stands.
    api.write(regulator, "POST", group + "/steps", step("end", 5, "\"words\":\"撤\""), 200);
  }

  void tips() {
    JsonNode aCase = null;
    for (JsonNode line : api.get(regulator, "/api/cases?all=true").path("items")) {
      aCase = line.path("number").isString() ? line : aCase;
    }
    String receipt = "{\"channel\":\"phone\",\"cameOn\":\"2026-03-01\",\"words\":\"假密闭\"%s}";
    String who = ",\"identity\":{\"name\":\"欧阳\",\"phone\":\"13987654321\"}";
    String named = tip(api.write(regulator, "POST", "/api/tips", receipt.formatted(who), 201));
    String nameless = tip(api.write(second, "POST", "/api/tips", receipt.formatted(""), 201));
    api.write(
        second, "POST", nameless + "/identity", "{\"identity\":{\"phone\":\"13912345678\"}}", 200);
    api.get(regulator, "/api/tips");
    api.get(regulator, "/api/tips?finding=%20", 400);
    api.get(regulator, "/api/tips/" + "a".repeat(24), 404);
    String link = "\"finding\":\"" + aCase.path("findingId").stringValue() + "\"";
    api.write(regulator, "POST", named + "/steps", step("link", 1, link), 200);
    api.write(regulator, "POST", named + "/steps", step("link", 1, link), 409);
    String ask = "\"words\":\"核实\",\"caseNumber\":\"" + aCase.path("number").stringValue() + "\"";
    api.write(regulator, "POST", named + "/steps", step("unmask-ask", 2, ask), 200);
    HttpClient supervisor = api.demo("supervisor");
    api.write(supervisor, "POST", named + "/steps", step("unmask-approve", 3, ""), 200);
    api.write(regulator, "POST", named + "/unmask", "{}", 200);
    api.get(regulator, named);
    api.write(api.demo("administrator"), "POST", "/api/tips/keys", "{}", 200);
  }

  private void job() {
    HttpClient supervisor = api.demo("supervisor");
    api.get(supervisor, "/api/job");
    api.get(supervisor, "/api/job?size=501", 400);
    api.write(supervisor, "POST", "/api/job/runs", "{}", 201);
    api.write(
        supervisor,
        "POST",
        "/api/job/runs",
        "{\"from\":\"2026-03-01\",\"to\":\"2026-03-02\"}",
        201);
    api.write(supervisor, "POST", "/api/job/runs", "{\"from\":\"2026-03-01\"}", 422);
    api.write(supervisor, "POST", "/api/job/runs", "{\"from\":\"yesterday\"}", 400);
    api.get(supervisor, "/api/job");
  }

  private static String tip(JsonNode received) {
    return "/api/tips/" + received.path("line").path("id").stringValue();
  }

  private static String step(String kind, int version, String said) {
    return "{\"kind\":\"%s\",\"version\":%d%s}"
        .formatted(kind, version, said.isEmpty() ? "" : "," + said);
  }
}
