package org.minewatch.web.api;

import static org.minewatch.web.api.ServedApi.NIGHT;
import static org.minewatch.web.api.ServedApi.encoded;

import java.net.http.HttpClient;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** The part of the morning that has to do with visits, hazards and places that go quiet. */
final class MorningVisits {
  private static final String NO_SUCH = "a".repeat(24);
  private static final String SEEN =
      "'on':'%s','inspectors':['甲','乙'],'places':['1201 运输巷'],'documents':['采掘工程平面图'],'words':'所见'";

  private final ServedApi api;
  private final String mine;
  private final HttpClient regulator;
  private final HttpClient second;
  private final HttpClient supervisor;
  private final HttpClient auditor;
  private final HttpClient mineUser;
  private final LocalDate today;

  MorningVisits(ServedApi api, String mine) {
    this.api = api;
    this.mine = mine;
    this.regulator = api.demo("regulator");
    this.second = api.demo("regulator-2");
    this.supervisor = api.demo("supervisor");
    this.auditor = api.demo("auditor");
    this.mineUser = api.demo("mine-user");
    this.today =
        LocalDate.parse(api.get(regulator, "/api/visits/coverage").path("today").stringValue());
  }

  void all() {
    plans();
    records();
    hazards();
    nearAFinding();
    activity();
  }

  private JsonNode post(HttpClient who, String path, String json, int status) {
    return api.write(who, "POST", path, json.replace('\'', '"'), status);
  }

  private JsonNode step(HttpClient who, String path, String kind, String more, int status) {
    int version = api.get(who, path).path("version").asInt();
    return post(
        who,
        path + "/steps",
        "{'kind':'%s','version':%d%s}".formatted(kind, version, more.isEmpty() ? "" : "," + more),
        status);
  }

  private static JsonNode first(JsonNode list) {
    if (list.isEmpty()) {
      throw new AssertionError("nothing is in the list, so that nothing of it was compared");
    }
    return list.get(0);
  }

  private String planned(LocalDate on, boolean announced) {
    String wanted = "{'mine':'%s','authority':'county','on':'%s','announced':%s,'words':'例行'}";
    return "/api/visits/"
        + post(regulator, "/api/visits", wanted.formatted(mine, on, announced), 201)
            .path("id")
            .stringValue();
  }

  private void plans() {
    api.get(regulator, "/api/visits/coverage?mine=" + encoded(mine));
    api.get(regulator, "/api/visits/coverage?size=0", 400);
    String secret = planned(today.plusDays(3), false);
    String told = planned(today.plusDays(5), true);
    post(regulator, "/api/visits", "{'mine':'%s'}".formatted(mine), 422);
    post(regulator, "/api/visits", "{'mine':'nothing'}", 404);
    post(regulator, "/api/visits", "{", 400);
    step(regulator, secret, "shift", "'words':'暴雨','on':'%s'".formatted(today.plusDays(4)), 200);
    step(regulator, secret, "shift", "'words':'暴雨'", 422);
    post(second, secret + "/steps", "{'kind':'cancel','version':1,'words':'人手不足'}", 409);
    api.get(mineUser, secret, 404);
    step(regulator, secret, "announce", "", 200);
    step(regulator, secret, "cancel", "'words':'人手不足'", 200);
    api.get(mineUser, told);
    int year = today.getYear() + 1;
    String plan = "{'year':%d,'authority':'%s'}";
    post(regulator, "/api/visits/years", plan.formatted(year, "expert"), 201);
    post(regulator, "/api/visits/years", plan.formatted(year, "province"), 422);
    first(api.get(regulator, "/api/visits?year=" + year).path("items"));
    api.get(regulator, "/api/visits?state=odd", 400);
    post(regulator, "/api/visits/" + NO_SUCH + "/steps", "{'kind':'cancel','version':1}", 404);
  }

  private void records() {
    String finding = null;
    for (JsonNode f : findings()) {
      finding =
          f.path("mineCode").stringValue().equals(mine) ? f.path("id").stringValue() : finding;
    }
    String seen =
        SEEN.formatted(today)
            + ",'findings':[{'finding':'%s','result':'seen','words':'迎头','measuredM':3.5,'sigmaM':0.2,'how':'导线'}]"
                .formatted(finding);
    String visit = planned(today, false);
    step(regulator, visit, "record", seen, 200);
    step(regulator, visit, "cancel", "'words':'人手不足'", 422);
    for (HttpClient who :
        new HttpClient[] {
          mineUser, auditor, api.demo("geologist"), api.demo("resident-inspector")
        }) {
      first(api.get(who, visit).path("steps"));
    }

    api.write(regulator, "POST", "/api/hit-rate/samples", "{\"seed\":\"2026-04\",\"size\":1}", 201);
    JsonNode drawn = first(api.get(regulator, "/api/visits/samples"));
    String record =
        "{'mine':'%s','authority':'county',%s,'sample':'%s','outcome':'clean'}"
            .formatted(
                drawn.path("mineCode").stringValue(),
                SEEN.formatted(today),
                drawn.path("sampleId").stringValue());
    post(regulator, "/api/visits/records", record, 201);
    post(regulator, "/api/visits/records", record, 409);
    post(regulator, "/api/visits/records", record.replace("'乙'", "'甲'"), 422);
    post(regulator, "/api/visits/records", "{'mine':'nothing'}", 404);
    first(api.get(mineUser, "/api/visits").path("items"));
    first(api.get(auditor, "/api/visits/coverage").path("mines").path("items"));
  }

  private JsonNode findings() {
    return api.get(regulator, "/api/nights/" + NIGHT + "/findings").path("items");
  }

  private String form(String of, String source, String number, String more) {
    return ("{'mine_code':'%s','source':'%s','number':'%s','found_on':'%s','found_by':'监察一处',"
            + "'place':'运输巷','words':'密闭墙漏风','level':'major','acceptor':'县能源局'%s}")
        .formatted(of, source, number, today, more);
  }

  private String entered(HttpClient who, String source, String number, String more) {
    return "/api/hazards/"
        + post(who, "/api/hazards", form(mine, source, number, more), 201).path("id").stringValue();
  }

  private void hazards() {
    String hazard = entered(regulator, "nmsa", "K-1", ",'deadline':'%s'".formatted(today));
    post(regulator, "/api/hazards", form(mine, "nmsa", "K-1", ""), 422);
    post(mineUser, "/api/hazards", form("nothing", "mine", "K-1", ""), 404);
    post(regulator, "/api/hazards", "{", 400);
    post(mineUser, "/api/hazards", form(mine, "nmsa", "K-2", ""), 422);
    String words = "'words':'说明'";
    step(regulator, hazard, "confirm", words, 200);
    if (api.get(regulator, "/api/ledger").findValues("hazardId").isEmpty()) {
      throw new AssertionError("a confirmed hazard costs nothing");
    }
    step(regulator, hazard, "extend", words + ",'deadline':'%s'".formatted(today.plusDays(9)), 200);
    post(regulator, hazard + "/steps", "{'kind':'withdraw','version':1,'words':'误'}", 409);
    step(regulator, hazard, "extend", words, 422);
    step(mineUser, hazard, "report-done", words, 200);
    step(mineUser, hazard, "accept", words, 403);
    step(regulator, hazard, "refuse", words, 200);
    step(mineUser, hazard, "report-done", words, 200);
    step(regulator, hazard, "accept", words, 200);
    step(regulator, entered(mineUser, "mine", "自-1", ""), "withdraw", words, 200);
    post(
        regulator,
        "/api/hazards/" + NO_SUCH + "/steps",
        "{'kind':'accept','version':1,'words':'x'}",
        404);
    api.get(regulator, "/api/hazards/" + NO_SUCH, 404);

    String columns =
        "mine_code,source,number,found_on,found_by,place,x_north,y_east,words,level,deadline,acceptor\n";
    String line = "%s,city,%s,%s,检查组,一号巷,,,漏风,general,,市局\n";
    String file = columns + line.formatted(mine, "市-1", today) + line.formatted(mine, "市-2", "昨天");
    first(api.csv(regulator, "/api/hazards/import", file, 200).path("rejected"));
    api.csv(regulator, "/api/hazards/import", "a,b\n", 422);
    api.csv(regulator, "/api/hazards/import", "", 400);
    first(api.get(mineUser, "/api/hazards").path("items"));
    api.get(regulator, "/api/hazards?state=odd", 400);
  }

  /** A point that the pack of a finding names is near that finding. */
  private void nearAFinding() {
    for (JsonNode finding : findings()) {
      String id = finding.path("id").stringValue();
      JsonNode points = post(regulator, "/api/findings/" + id + "/packs", "{}", 201).path("points");
      if (!points.isEmpty()) {
        String at =
            ",'x_north':%s,'y_east':%s"
                .formatted(points.get(0).path("northing"), points.get(0).path("easting"));
        String of = finding.path("mineCode").stringValue();
        post(regulator, "/api/hazards", form(of, "expert", "专-1", at), 201);
        first(api.get(regulator, "/api/hazards/near/" + id));
        api.get(regulator, "/api/hazards/near/nothing", 404);
        return;
      }
    }
    throw new AssertionError("no finding has a point");
  }

  private void activity() {
    for (HttpClient who : new HttpClient[] {regulator, supervisor, auditor}) {
      JsonNode items = api.get(who, "/api/activity").path("items");
      for (JsonNode item : items) {
        if (item.path("findingId").isString()) {
          first(api.get(who, "/api/activity/" + item.path("findingId").stringValue()));
        }
      }
      first(items);
    }
    api.get(regulator, "/api/activity/~", 404);
  }
}
