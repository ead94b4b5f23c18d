package org.minewatch.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.account.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description is a whole OpenAPI 3.1 document of exactly the routes that there are. */
class ApiDescriptionTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNode DOCUMENT =
      JSON.readTree(JSON.writeValueAsString(ApiDescription.read().document()));
  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static List<Map.Entry<String, JsonNode>> operations() {
    List<Map.Entry<String, JsonNode>> operations = new ArrayList<>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        o ->
                            operations.add(
                                Map.entry(
                                    o.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                    o.getValue()))));
    return operations;
  }

  @Test
  void itDescribesTheRoutesOfTheTableAndNoOther() {
    assertThat(operations().stream().map(Map.Entry::getKey).toList())
        .containsExactlyInAnyOrderElementsOf(
            Permissions.read().stream().map(r -> r.method() + " " + r.path()).toList());
  }

  @Test
  void itSaysForEachRouteWhoMayUseIt() {
    for (Permissions.Route route : Permissions.read()) {
      JsonNode operation =
          DOCUMENT
              .path("paths")
              .path(route.path())
              .path(route.method().name().toLowerCase(Locale.ROOT));
      assertThat(operation.path("x-roles").valueStream().map(JsonNode::stringValue).toList())
          .as(route.path())
          .isEqualTo(route.roles().stream().map(Role::wireName).toList());
      assertThat(operation.path("responses").has("401") && !operation.has("security"))
          .as(route.path() + " wants somebody who is signed in")
          .isEqualTo(!route.isForAnyone());
    }
  }

  @Test
  void itIsAnOpenApiDocument() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("openapi-3.1-schema.json")) {
      JsonNode schema = JSON.readTree(in);
      Schema openApi =
          registry.getSchema(SchemaLocation.of(schema.path("$id").stringValue()), schema);
      assertThat(openApi.validate(DOCUMENT)).isEmpty();
      JsonNode broken =
          JSON.readTree(JSON.writeValueAsString(DOCUMENT).replace("\"in\":", "\"at\":"));
      assertThat(openApi.validate(broken)).as("the validator finds what is wrong").isNotEmpty();
    }
  }

  @Test
  void itsSchemasAreSchemas() {
    Schema meta =
        registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    DOCUMENT
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            s -> {
              List<Error> errors = meta.validate(s.getValue());
              assertThat(errors).as(s.getKey()).isEmpty();
            });
  }

  @Test
  void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
    TreeSet<String> referred = new TreeSet<>();
    DOCUMENT.findValues("$ref").forEach(r -> referred.add(r.stringValue()));
    TreeSet<String> there = new TreeSet<>();
    for (String kind : List.of("schemas", "parameters", "responses", "headers")) {
      DOCUMENT
          .path("components")
          .path(kind)
          .properties()
          .forEach(c -> there.add("#/components/" + kind + "/" + c.getKey()));
    }
    assertThat(referred).isEqualTo(there);
  }

  @Test
  void everyOperationIsNamedOnceAndSaysInBothLanguagesWhatItIs() {
    List<String> ids =
        operations().stream().map(o -> o.getValue().path("operationId").stringValue()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    for (Map.Entry<String, JsonNode> operation : operations()) {
      assertThat(operation.getValue().path("summary").stringValue())
          .as(operation.getKey())
          .matches(".*\\p{IsHan}.* · .*[a-z].*");
    }
  }

  @Test
  void everyPlaceInAPathIsAParameter() {
    for (Map.Entry<String, JsonNode> operation : operations()) {
      TreeSet<String> places = new TreeSet<>();
      Matcher matcher = IN_PATH.matcher(operation.getKey());
      while (matcher.find()) {
        places.add(matcher.group(1));
      }
      TreeSet<String> said = new TreeSet<>();
      for (JsonNode given : operation.getValue().path("parameters")) {
        JsonNode parameter =
            given.has("$ref") ? DOCUMENT.at(given.path("$ref").stringValue().substring(1)) : given;
        if (parameter.path("in").stringValue().equals("path")) {
          said.add(parameter.path("name").stringValue());
        }
      }
      assertThat(said).as(operation.getKey()).isEqualTo(places);
    }
  }

  @Test
  void theDocumentForPeopleHasEveryRoute() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "api.md"));
    for (Map.Entry<String, JsonNode> operation : operations()) {
      String[] said = operation.getKey().split(" ");
      assertThat(page)
          .contains(
              "| %s | `%s` | %s |"
                  .formatted(said[0], said[1], operation.getValue().path("summary").stringValue()));
    }
  }
}
