package org.minewatch.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.account.Role;
import org.minewatch.web.system.ProductVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document of all routes. What is the same everywhere is not written in the parts but
 * added here: who may use a route (from the table that the gate keeps), the answers to who may not,
 * the header that writing needs, and that members of an object are required unless its part says
 * which are.
 */
final class ApiDescription {

  /** A part a feature; the first has the head. */
  private static final List<String> PARTS =
      List.of(
          "common",
          "account",
          "night",
          "ogc",
          "drawing",
          "review",
          "pack",
          "report",
          "document",
          "visit",
          "export",
          "statistics",
          "order",
          "tip",
          "person",
          "resident",
          "evidence",
          "known",
          "job",
          "file",
          "delivery",
          "geoserver",
          "health");

  private static final String REFERENCE = "$ref";

  private final Map<String, Object> document;

  private ApiDescription(Map<String, Object> document) {
    this.document = document;
  }

  /** Puts the document together. */
  static ApiDescription read() {
    Map<String, Object> document = new LinkedHashMap<>();
    for (String part : PARTS) {
      merge(document, load(part + ".yaml"), part);
    }
    object(document, "info").put("version", ProductVersion.current());
    for (Permissions.Route route : Permissions.read()) {
      operation(document, route).ifPresent(operation -> complete(operation, route));
    }
    requireMembers(document);
    return new ApiDescription(document);
  }

  /** The document as JSON has it. */
  Map<String, Object> document() {
    return document;
  }

  private static Map<String, Object> load(String file) {
    try (InputStream in = ApiDescription.class.getResourceAsStream(file)) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Members of both, where one has what the other has not; two that say the same thing are wrong.
   */
  @SuppressWarnings("unchecked")
  private static void merge(Map<String, Object> into, Map<String, Object> more, String part) {
    more.forEach(
        (name, value) -> {
          Object known = into.get(name);
          if (known == null) {
            into.put(name, value);
          } else if (known instanceof Map && value instanceof Map) {
            merge((Map<String, Object>) known, (Map<String, Object>) value, part);
          } else {
            throw new IllegalStateException(part + ".yaml says " + name + " once more");
          }
        });
  }

  private static Optional<Map<String, Object>> operation(
      Map<String, Object> document, Permissions.Route route) {
    return find(object(document, "paths"), route.path())
        .flatMap(path -> find(path, route.method().name().toLowerCase(Locale.ROOT)));
  }

  private static void complete(Map<String, Object> operation, Permissions.Route route) {
    operation.put("x-roles", route.roles().stream().map(Role::wireName).toList());
    Map<String, Object> responses = object(operation, "responses");
    responses.putIfAbsent("429", reference("responses/TooMany"));
    if (route.isForAnyone()) {
      operation.put("security", List.of());
    } else {
      responses.putIfAbsent("401", reference("responses/NotSignedIn"));
      responses.putIfAbsent("403", reference("responses/Forbidden"));
    }
    if (!route.method().name().equals("GET")) {
      responses.putIfAbsent("403", reference("responses/Forbidden"));
      responses.putIfAbsent("413", reference("responses/TooLarge"));
      if (operation.containsKey("requestBody")) {
        responses.putIfAbsent("415", reference("responses/UnsupportedMediaType"));
      }
      List<Object> parameters = new ArrayList<>();
      if (operation.get("parameters") instanceof Collection<?> own) {
        parameters.addAll(own);
      }
      parameters.add(reference("parameters/fromOurPage"));
      operation.put("parameters", parameters);
    }
  }

  private static Map<String, Object> reference(String to) {
    return new LinkedHashMap<>(Map.of(REFERENCE, "#/components/" + to));
  }

  private static void requireMembers(Object node) {
    if (node instanceof Map<?, ?> map) {
      if ("object".equals(map.get("type")) && map.get("properties") instanceof Map<?, ?> members) {
        @SuppressWarnings("unchecked")
        Map<String, Object> schema = (Map<String, Object>) map;
        schema.putIfAbsent("required", List.copyOf(members.keySet()));
      }
      map.values().forEach(ApiDescription::requireMembers);
    } else if (node instanceof Collection<?> list) {
      list.forEach(ApiDescription::requireMembers);
    }
  }

  private static Map<String, Object> object(Map<String, Object> of, String name) {
    return find(of, name)
        .orElseThrow(() -> new IllegalStateException("the description has no " + name));
  }

  @SuppressWarnings("unchecked")
  private static Optional<Map<String, Object>> find(Map<String, Object> of, String name) {
    return Optional.ofNullable((Map<String, Object>) of.get(name));
  }
}
