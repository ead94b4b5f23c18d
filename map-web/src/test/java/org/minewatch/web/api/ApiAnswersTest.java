package org.minewatch.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.api.ServedApi.Answer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every route really answers is what the description says, and nothing that it does not. */
class ApiAnswersTest {
  private static final String ROOT = "https://minewatch.invalid/openapi.json";

  private static ObjectNode document;
  private static SchemaRegistry registry;
  private static List<Answer> answers;

  @BeforeAll
  static void aMorning() throws IOException {
    answers = SharedMorning.get().answers();
    document =
        (ObjectNode)
            ServedApi.JSON.readTree(
                ServedApi.JSON.writeValueAsString(ApiDescription.read().document()));
    close(document);
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            b ->
                b.schemas(Map.of(ROOT, document.toString()))
                    .schemaRegistryConfig(
                        com.networknt.schema.SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
  }

  /** No member of an answer that is not described: the document itself leaves room for more. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode schema
        && schema.path("type").asString("").equals("object")
        && schema.path("properties").isObject()
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    node.forEach(ApiAnswersTest::close);
  }

  private record Operation(String method, PathPattern path, String name) {}

  /** The operation of the document that an answer is of; empty when no route has its address. */
  private static Optional<Operation> operation(Answer answer) {
    PathContainer asked = PathContainer.parsePath(answer.path());
    List<Operation> fitting = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      PathPattern pattern = PathPatternParser.defaultInstance.parse(path.getKey());
      if (pattern.matches(asked) && path.getValue().has(answer.method().toLowerCase(Locale.ROOT))) {
        fitting.add(
            new Operation(answer.method().toLowerCase(Locale.ROOT), pattern, path.getKey()));
      }
    }
    return fitting.stream()
        .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path, b.path));
  }

  private static JsonNode response(Operation of, Answer answer) {
    return document
        .path("paths")
        .path(of.name)
        .path(of.method)
        .path("responses")
        .path(String.valueOf(answer.status()));
  }

  private static String pointer(String part) {
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
  }

  /** What an answer has that the document does not say; empty when it is as it says. */
  private static List<String> wrong(Operation of, Answer answer, Map<String, Schema> schemas) {
    JsonNode response = response(of, answer);
    if (response.isMissingNode()) {
      return List.of("its status is not described");
    }
    String at = "/paths/%s/%s/responses/%d".formatted(pointer(of.name), of.method, answer.status());
    if (response.has("$ref")) {
      at = response.path("$ref").stringValue().substring(1);
      response = document.at(at);
    }
    if (answer.status() == 303 || answer.status() == 304 || answer.method().equals("HEAD")) {
      return answer.body().length == 0 ? List.of() : List.of("it has a body");
    }
    List<String> wrong = new ArrayList<>();
    if (answer.status() == 200 && answer.tag().isPresent() != response.has("headers")) {
      wrong.add("an ETag where none is described, or none where one is");
    }
    JsonNode content = response.path("content").path(answer.type());
    if (content.isMissingNode()) {
      wrong.add("its media type is not described: " + answer.type());
    } else if (answer.type().endsWith("json")) {
      Schema schema =
          schemas.computeIfAbsent(
              at + "/content/" + pointer(answer.type()) + "/schema",
              place -> registry.getSchema(SchemaLocation.of(ROOT + "#" + place)));
      for (Error error : schema.validate(answer.json())) {
        wrong.add(error.toString());
      }
    }
    return wrong;
  }

  @Test
  void everyAnswerIsAsTheDescriptionSays() {
    Map<String, Schema> schemas = new HashMap<>();
    Set<String> wrong = new TreeSet<>();
    for (Answer answer : answers) {
      operation(answer)
          .ifPresentOrElse(
              of ->
                  wrong(of, answer, schemas).stream()
                      .limit(5)
                      .forEach(
                          w ->
                              wrong.add(
                                  of.method + " " + of.name + " " + answer.status() + ": " + w)),
              () -> wrong.add(answer + " is of no route"));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRouteHasAnsweredWhatWasWanted() {
    Set<String> good = new HashSet<>();
    for (Answer answer : answers) {
      if (answer.status() < 300 || answer.status() == 303) {
        operation(answer).ifPresent(of -> good.add(of.method + " " + of.name));
      }
    }
    List<String> silent = new ArrayList<>();
    for (Permissions.Route route : Permissions.read()) {
      String name = route.method().name().toLowerCase(Locale.ROOT) + " " + route.path();
      if (!good.contains(name)) {
        silent.add(name);
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void aMemberThatIsNotDescribedIsFound() {
    Answer region =
        answers.stream()
            .filter(a -> a.path().equals("/api/region") && a.status() == 200)
            .findFirst()
            .orElseThrow();
    ObjectNode more = (ObjectNode) region.json();
    more.put("surprise", 1);
    more.remove("nights");
    Answer changed =
        new Answer(
            "GET",
            region.path(),
            200,
            region.type(),
            ServedApi.JSON.writeValueAsBytes(more),
            Optional.empty());
    assertThat(wrong(operation(changed).orElseThrow(), changed, new HashMap<>()))
        .hasSize(2)
        .anyMatch(w -> w.contains("surprise"))
        .anyMatch(w -> w.contains("nights"));
  }
}
