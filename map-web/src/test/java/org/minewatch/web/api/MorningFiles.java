package org.minewatch.web.api;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.store.Digests;
import tools.jackson.databind.JsonNode;

/** The part of the morning that has to do with files that are handed in. */
final class MorningFiles {
  private static final String NO_SUCH = "a".repeat(24);
  private static final int MOST_TRIES = 200;

  private final ServedApi api;
  private final String mine;
  private final HttpClient geologist;
  private final HttpClient administrator;

  MorningFiles(ServedApi api, String mine) {
    this.api = api;
    this.mine = mine;
    this.geologist = api.demo("geologist");
    this.administrator = api.demo("administrator");
  }

  void all() {
    byte[] sound = new UploadWriter(mine, "RYSS", "示例", LocalDateTime.of(2026, 3, 1, 8, 0)).bytes();
    String good = handIn(mine + "_RYSS_20260301080000.txt", sound);
    String bad = handIn(mine + "_RYSS_20260301080030.txt", "?".getBytes(StandardCharsets.UTF_8));
    api.get(geologist, "/api/files?size=1");
    api.get(administrator, "/api/files?mine=" + mine + "&state=rejected&day=2026-03-01");
    api.get(administrator, "/api/files?state=odd", 400);
    api.get(administrator, "/api/files?day=yesterday", 400);
    api.get(geologist, "/api/files/" + bad);
    api.get(geologist, "/api/files/" + NO_SUCH, 404);
    api.write(administrator, "POST", "/api/files/" + good + "/again", "{}", 409);
    api.write(administrator, "POST", "/api/files/" + NO_SUCH + "/again", "{}", 404);
    api.write(administrator, "POST", "/api/files/" + bad + "/again", "{}", 200);
    api.get(geologist, "/api/live");
    api.get(geologist, "/api/live/events?seconds=1");
    api.get(geologist, "/api/live/events?seconds=0", 400);
    api.get(geologist, "/api/uploads");
    api.get(geologist, "/api/uploads?size=501", 400);
    api.get(geologist, "/api/uploads/" + NO_SUCH, 404);
    api.write(geologist, "POST", "/api/uploads", "{", 400);
    begin("no such name.txt", new byte[1], 422);
    String given = begin("2026-03-01.csv", new byte[3], 201).path("id").stringValue();
    api.ask(geologist, "DELETE", "/api/uploads/" + given);
    api.ask(geologist, "DELETE", "/api/uploads/" + given);
    api.write(geologist, "POST", "/api/uploads/" + given + "/finish", "{}", 409);
    api.write(geologist, "POST", "/api/uploads/" + NO_SUCH + "/finish", "{}", 404);
    api.part(geologist, "/api/uploads/" + NO_SUCH + "/parts?offset=0", new byte[1], 404);
  }

  private JsonNode begin(String name, byte[] content, int status) {
    String wanted =
        "{\"mine\":\"%s\",\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"}"
            .formatted(
                mine,
                name,
                content.length,
                HexFormat.of().formatHex(Digests.sha256().digest(content)));
    return api.write(geologist, "POST", "/api/uploads", wanted, status);
  }

  /** Hands a file in and waits until it has been judged. */
  private String handIn(String name, byte[] content) {
    String at = "/api/uploads/" + begin(name, content, 201).path("id").stringValue();
    api.part(geologist, at + "/parts?offset=7", content, 409);
    api.part(geologist, at + "/parts?offset=0", new byte[content.length + 1], 422);
    api.part(geologist, at + "/parts?offset=0", content, 200);
    api.write(geologist, "POST", at + "/finish", "{}", 200);
    for (int i = 0; i < MOST_TRIES; i++) {
      JsonNode upload = api.get(geologist, at);
      if (!upload.path("fileId").isNull()) {
        String file = upload.path("fileId").stringValue();
        JsonNode judged = api.get(geologist, "/api/files/" + file).path("file").path("state");
        if (!judged.stringValue().equals("received")) {
          return file;
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new AssertionError(name + " was not taken in");
  }
}
