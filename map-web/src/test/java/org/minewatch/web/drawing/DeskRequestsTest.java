package org.minewatch.web.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.drawing.DrawingDeskTest.assertProblem;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.store.StoreSettings;
import tools.jackson.databind.JsonNode;

/** What the desk refuses, and what hostile files and names come to; nobody signs here. */
class DeskRequestsTest {
  private static final int MOST_BYTES = 2_000_000;
  private static final byte[] SMALL =
      "{\"type\":\"FeatureCollection\",\"features\":[]}".getBytes(StandardCharsets.UTF_8);
  private static final String NO_CHECK = "a".repeat(24);

  @TempDir static Path folder;

  private static Path work;
  private static String mine;
  private static ServedDesk desk;

  @BeforeAll
  static void start() throws IOException {
    Path region = ServedDesk.writeRegion(folder.resolve("made"));
    work = folder.resolve("work");
    mine = ServedDesk.mines(region).get(0);
    desk =
        ServedDesk.start(
            StoreSettings.inMemory("desk" + UUID.randomUUID()),
            region,
            work,
            Map.of(
                "minewatch.drawings.max-upload-bytes", MOST_BYTES,
                "minewatch.drawings.queue", 2,
                "minewatch.limits.hand-ins", 10_000));
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  private static HttpRequest.Builder uploadOf(byte[] bytes) {
    return desk.request(ServedDesk.upload(mine, "x.geojson"))
        .POST(BodyPublishers.ofByteArray(bytes))
        .header("Content-Type", "application/octet-stream");
  }

  private static int checks() {
    return desk.json("/api/drawing-checks").path("checks").size();
  }

  @Test
  void onlyThePageMayWrite() {
    int before = checks();
    assertProblem(desk.send(uploadOf(SMALL).build()), 403, "X-Minewatch");
    assertProblem(
        desk.send(uploadOf(SMALL).header("X-Minewatch", "1").build()), 403, "X-Minewatch");
    for (String origin :
        new String[] {
          "http://evil.example", "null", "http://localhost", "http://127.0.0.1:" + desk.port()
        }) {
      assertProblem(
          desk.send(uploadOf(SMALL).header("X-Minewatch", "page").header("Origin", origin).build()),
          403,
          "同源");
    }
    for (String site : new String[] {"cross-site", "same-site", "none"}) {
      assertProblem(
          desk.send(
              uploadOf(SMALL).header("X-Minewatch", "page").header("Sec-Fetch-Site", site).build()),
          403,
          "同源");
    }
    assertThat(checks()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/region",
    "POST, /api/drawing-desk",
    "PUT, /api/drawing-desk",
    "DELETE, /api/drawing-checks",
    "PATCH, /api/drawing-checks/aaaaaaaaaaaaaaaaaaaaaaaa/settings",
    "PUT, /api/drawing-checks",
    "POST, /api/drawing-checks/aaaaaaaaaaaaaaaaaaaaaaaa",
    "POST, /api/drawing-checks/aaaaaaaaaaaaaaaaaaaaaaaa/settings",
    "PUT, /api/drawing-checks/aaaaaaaaaaaaaaaaaaaaaaaa/decision",
  })
  void nothingElseIsWritten(String method, String path) {
    HttpResponse<String> answer = desk.write(method, path, BodyPublishers.ofString("{}"), false);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(405);
  }

  @Test
  void aBodyIsBounded() throws IOException {
    assertThat(rawUpload("Content-Length: " + (MOST_BYTES + 1))).startsWith("HTTP/1.1 413");
    assertThat(rawUpload("Content-Length: 99999999999")).startsWith("HTTP/1.1 413");
    HttpResponse<String> unknown =
        desk.write(
            "POST",
            ServedDesk.upload(mine, "x.geojson"),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(SMALL)),
            true);
    assertProblem(unknown, 411, "Content-Length");
    assertProblem(desk.handIn(mine, "x.geojson", new byte[0]), 400, "空");
    assertProblem(desk.handIn(mine, "x.dxf", new byte[10_000_000]), 413, "10000000 字节");
    assertProblem(
        desk.write(
            "PUT",
            "/api/drawing-checks/" + NO_CHECK + "/settings",
            BodyPublishers.ofByteArray(new byte[4_194_305]),
            false),
        413,
        "至多");
    assertThat(checksWaitingInUploads()).isZero();
  }

  private static long checksWaitingInUploads() throws IOException {
    try (var files = Files.list(work.resolve("uploads"))) {
      return files.count();
    }
  }

  /** Only the head of a request; the server must not wait for the rest. */
  private static String rawUpload(String length) throws IOException {
    try (Socket socket = new Socket("localhost", desk.port())) {
      socket.setSoTimeout(20_000);
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost:%d\r\nX-Minewatch: page\r\nCookie: %s\r\nConnection: close\r\n"
              .formatted(ServedDesk.upload(mine, "x.geojson"), desk.port(), desk.cookie());
      socket
          .getOutputStream()
          .write(
              (head + "Content-Type: application/octet-stream\r\n" + length + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() throws IOException {
    int before = checks();
    try (Socket socket = new Socket("localhost", desk.port())) {
      socket
          .getOutputStream()
          .write(
              ("POST %s HTTP/1.1\r\nHost: localhost:%d\r\nX-Minewatch: page\r\n"
                      + "Cookie: %s\r\n"
                      + "Content-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\n{}")
                  .formatted(ServedDesk.upload(mine, "x.geojson"), desk.port(), desk.cookie())
                  .getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.setSoTimeout(20_000);
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 400");
    }
    assertThat(checks()).isEqualTo(before);
    assertThat(checksWaitingInUploads()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan.dwg", "plan", ".dxf", "plan.dxf.exe", "plan.dxf/", "plan.csv", ""})
  void filesOfOtherKindsAreNotTaken(String name) {
    assertProblem(desk.handIn(mine, name, SMALL), 415, "不读取这种文件");
  }

  @Test
  void everyAnswerIsAProblemInBothLanguages() {
    assertProblem(desk.handIn("000000000000", "x.geojson", SMALL), 404, "没有矿井 000000000000");
    assertProblem(
        desk.write(
            "POST", "/api/drawing-checks?mine=" + mine, BodyPublishers.ofByteArray(SMALL), true),
        400,
        "参数");
    assertProblem(
        desk.write(
            "POST", ServedDesk.upload(mine, "x.geojson"), BodyPublishers.ofByteArray(SMALL), false),
        415,
        "application/octet-stream");
    assertProblem(desk.get("/api/drawing-checks?state=open"), 400, "state");
    assertProblem(desk.put(NO_CHECK + "/settings", "{"), 400, "请求");
    for (String path :
        new String[] {
          NO_CHECK,
          "..%2f..%2fetc",
          "x".repeat(24) + "'--",
          NO_CHECK + "/drawing.geojson",
          NO_CHECK + "/earlier.geojson",
          NO_CHECK + "/sheet.json",
          NO_CHECK + "/known-points",
          NO_CHECK + "/tracks.geojson",
          NO_CHECK + "/page.html",
          NO_CHECK + "/note.html",
          NO_CHECK + "/verdict.json",
          NO_CHECK + "/job.json"
        }) {
      HttpResponse<String> answer = desk.get("/api/drawing-checks/" + path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
    }
    assertProblem(desk.get("/api/drawing-checks/" + NO_CHECK), 404, "没有这项图纸检查");
    assertProblem(desk.put(NO_CHECK + "/settings", "{}"), 404, "没有");
    assertProblem(desk.post(NO_CHECK + "/registration", "{\"points\":[]}"), 404, "没有");
    assertThat(desk.json("/api/drawing-desk").path("signed_as").stringValue())
        .isEqualTo(ServedDesk.SIGNED_AS);
    assertProblem(desk.post(NO_CHECK + "/decision", "{\"kind\":\"accepted\"}"), 404, "没有");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd.geojson | passwd.geojson",
        "C:\\Users\\x\\plan.GeoJSON | plan.GeoJSON",
        "<img src=x onerror=alert(1)>.json | <img src=x onerror=alert(1)>.json",
        "图 纸.KMZ | 图 纸.KMZ",
      })
  void namesAreShownAndNothingElse(String given, String shown) {
    assertThat(UploadName.of(given).shown()).isEqualTo(shown);
    assertThat(UploadName.of(given).kind()).matches("[a-z]+");
    assertThat(UploadName.of("a\u202e\u0000\nb.kml").shown()).isEqualTo("a b.kml");
    String longName = UploadName.of("长".repeat(700) + ".dxf").shown();
    assertThat(longName).hasSize(200).startsWith("…").endsWith(".dxf");
  }

  @Test
  void hostileFilesAreRefusedWithThePlaceAndTheServerGoesOn() throws IOException {
    JsonNode cut =
        finished(
            "../<b>cut</b>.dxf",
            "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\n巷道\n10\n1.0\n20\n"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(cut.path("state").stringValue()).as(cut.toString()).isEqualTo("refused");
    assertThat(cut.path("file").stringValue()).isEqualTo("b>.dxf");
    assertThat(cut.path("verdict").path("rejected").get(0).path("line").intValue()).isEqualTo(11);
    String id = cut.path("id").stringValue();
    assertProblem(desk.get("/api/drawing-checks/" + id + "/sheet.json"), 404, "没有该文件");
    assertThat(desk.json("/api/drawing-checks/" + id + "/known-points").path("points"))
        .isNotEmpty();
    wrongSettingsAreRefused(id);

    JsonNode bomb = finished("bomb.zip", bomb());
    assertThat(bomb.path("state").stringValue()).as(bomb.toString()).isEqualTo("refused");
    assertThat(bomb.path("verdict").path("rejected").toString()).contains("times its size");
    assertThat(desk.json("/api/drawing-desk").path("enabled").booleanValue()).isTrue();
    try (var outside = Files.list(folder)) {
      assertThat(outside.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("made", "work");
    }
  }

  private static JsonNode finished(String name, byte[] bytes) {
    HttpResponse<String> answer = desk.handIn(mine, name, bytes);
    while (answer.statusCode() == 429) {
      answer = desk.handIn(mine, name, bytes);
    }
    return desk.finished(ServedDesk.JSON.readTree(answer.body()).path("id").stringValue());
  }

  /** A shapefile of 64 MB of zeros. */
  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : new String[] {"roads.shp", "roads.shx", "roads.dbf"}) {
        zip.putNextEntry(new ZipEntry(name));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 64; i++) {
          zip.write(zeros);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void wrongSettingsAreRefused(String id) {
    String[][] wrong = {
      {"[]", "JSON 对象"},
      {"{\"layers\":{}}", "layers"},
      {"{\"layers\":[{\"layer\":\"\",\"class\":\"goaf\"}]}", "图层名"},
      {"{\"layers\":[{\"layer\":\"a\",\"class\":\"gold\"}]}", "类别"},
      {"{\"layers\":[{\"layer\":\"a\\u0000\",\"class\":\"goaf\"}]}", "layer"},
      {"{\"day\":\"2026-02-30\"}", "日期"},
      {"{\"day\":20260301}", "day"},
      {"{\"crs\":\"" + "x".repeat(101) + "\"}", "crs"},
      {"{\"control_points\":[{\"x\":1,\"y\":2,\"easting\":\"3\",\"northing\":4}]}", "easting"},
      {"{\"control_points\":[{\"x\":1e12,\"y\":2,\"easting\":3,\"northing\":4}]}", "x"},
      {
        "{\"control_points\":[{\"name\":\"a\",\"x\":1,\"y\":2,\"easting\":3,\"northing\":4},"
            + "{\"name\":\"a\",\"x\":1,\"y\":2,\"easting\":3,\"northing\":4}]}",
        "重复"
      }
    };
    for (String[] w : wrong) {
      assertProblem(desk.put(id + "/settings", w[0]), 400, w[1]);
    }
    for (String against : new String[] {"nothing", "../x", "0".repeat(64)}) {
      assertProblem(desk.put(id + "/settings", "{\"against\":\"" + against + "\"}"), 422, "没有编号");
    }
    assertThat(desk.json("/api/drawing-checks/" + id).path("revision").intValue()).isEqualTo(1);
  }

  @Test
  void aFullQueueSaysSo() {
    HttpResponse<String> answer = null;
    for (int i = 0; i < 4; i++) {
      byte[] other =
          (new String(SMALL, StandardCharsets.UTF_8) + " ".repeat(i + 1))
              .getBytes(StandardCharsets.UTF_8);
      answer = desk.handIn(mine, "x.geojson", other);
    }
    assertProblem(answer, 429, "已满");
  }
}
