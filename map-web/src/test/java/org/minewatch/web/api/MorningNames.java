package org.minewatch.web.api;

import static org.minewatch.web.api.ServedApi.encoded;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.minewatch.web.account.People;
import tools.jackson.databind.JsonNode;

/** The part of the morning that has to do with names of card holders. */
final class MorningNames {
  private static final String NO_SUCH = "a".repeat(24);
  private final ServedApi api;

  MorningNames(ServedApi api) {
    this.api = api;
  }

  void all() {
    HttpClient regulator = api.demo("regulator");
    HttpClient supervisor = api.demo("supervisor");
    JsonNode aCase = null;
    for (JsonNode line : api.get(regulator, "/api/cases?all=true").path("items")) {
      if (line.path("number").isString()
          && !line.path("state").stringValue().matches("closed|dismissed")) {
        aCase = line;
      }
    }
    String mine = aCase.path("mineCode").stringValue();
    HttpClient mineUser =
        People.made(
            api.server().port(), "names", "名册", "mine-user", "\"mineCodes\":[\"" + mine + "\"]");
    String list =
        "person_id,name,id_number,phone\nP1,欧阳,530302198001019876,13900000000\nP1,again,,\n";
    String to = "/api/persons/" + encoded(mine);
    api.put(mineUser, to, "text/csv", BodyPublishers.ofString(list), 200);
    api.put(mineUser, to, "text/csv", BodyPublishers.ofString("a,b\n"), 422);
    api.put(mineUser, "/api/persons/nothing", "text/csv", BodyPublishers.ofString(list), 404);
    api.get(mineUser, to);
    api.get(regulator, "/api/persons/nothing", 404);
    String wanted =
        "{\"mine\":\"%s\",\"person\":\"P1\",\"caseNumber\":\"%s\",\"words\":\"核实带班\"}"
            .formatted(mine, aCase.path("number").stringValue());
    for (String answer : new String[] {"approve", "refuse"}) {
      String ask =
          "/api/person-asks/"
              + api.write(regulator, "POST", "/api/person-asks", wanted, 201)
                  .path("id")
                  .stringValue();
      api.write(regulator, "POST", ask + "/" + answer, "{}", 403);
      api.write(supervisor, "POST", ask + "/" + answer, "{}", 200);
      api.write(supervisor, "POST", ask + "/" + answer, "{}", 409);
      api.write(regulator, "POST", ask + "/read", "{}", answer.equals("approve") ? 200 : 403);
    }
    api.write(regulator, "POST", "/api/person-asks", wanted.replace("P1", "P9"), 422);
    api.write(regulator, "POST", "/api/person-asks", "[]", 400);
    api.write(supervisor, "POST", "/api/person-asks/" + NO_SUCH + "/approve", "{}", 404);
    api.write(supervisor, "POST", "/api/person-asks/" + NO_SUCH + "/refuse", "{}", 404);
    api.write(regulator, "POST", "/api/person-asks/" + NO_SUCH + "/read", "{}", 404);
    api.get(regulator, "/api/person-asks");
    api.write(api.demo("administrator"), "POST", "/api/person-asks/keys", "{}", 200);
  }
}
