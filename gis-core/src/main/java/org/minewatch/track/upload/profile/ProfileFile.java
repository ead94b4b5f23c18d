package org.minewatch.track.upload.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one profile from its JSON file and says what is wrong with it. */
final class ProfileFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final String ENDS = "first is mine, last is time";
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "title",
          "file_name",
          "name_time",
          "field_separator",
          "record_terminator",
          "file_terminator",
          "encodings",
          "time_patterns",
          "placeholders",
          "header",
          "code_lengths",
          "track",
          "types");

  private ProfileFile() {}

  static UploadProfile read(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException(file + ": a profile has at most " + MOST_BYTES + " bytes");
    }
    try {
      return profile(JsonMapper.builder().build().readTree(bytes));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static UploadProfile profile(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("a profile is a JSON object");
    }
    for (String member : node.propertyNames()) {
      if (!MEMBERS.contains(member)) {
        throw new IllegalArgumentException("no member '" + member + "' is known");
      }
    }
    Map<String, FileType> types = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> type : node.path("types").properties()) {
      types.put(type.getKey(), type(type.getKey(), type.getValue()));
    }
    Map<String, Integer> lengths = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> length : node.path("code_lengths").properties()) {
      lengths.put(length.getKey(), length.getValue().asInt());
    }
    JsonNode track = node.path("track");
    return new UploadProfile(
        text(node, "name"),
        text(node, "title"),
        Pattern.compile(text(node, "file_name")),
        text(node, "name_time"),
        character(node, "field_separator"),
        character(node, "record_terminator"),
        text(node, "file_terminator"),
        texts(node.path("encodings")).stream().map(Charset::forName).toList(),
        texts(node.path("time_patterns")),
        Set.copyOf(texts(node.path("placeholders"))),
        node.has("header") ? Optional.of(header(node.path("header"))) : Optional.empty(),
        lengths,
        character(track, "point_separator"),
        character(track, "part_separator"),
        types);
  }

  private static FileType type(String name, JsonNode node) {
    String kind = text(node, "kind");
    Map<String, List<String>> states = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> state : node.path("states").properties()) {
      states.put(state.getKey(), texts(state.getValue()));
    }
    return new FileType(
        name,
        RecordKind.named(kind)
            .orElseThrow(() -> new IllegalArgumentException("no kind '" + kind + "' is known")),
        node.path("alarm").asString(""),
        layouts(node.path("layouts")),
        states);
  }

  private static HeaderForm header(JsonNode node) {
    Map<String, List<FieldLayout>> ofType = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> type : node.path("layouts_of_type").properties()) {
      ofType.put(type.getKey(), layouts(type.getValue()));
    }
    String otherwise = node.path("otherwise").asString("");
    if (!otherwise.isEmpty() && !otherwise.equals(ENDS)) {
      throw new IllegalArgumentException("header: 'otherwise' can only be \"" + ENDS + "\"");
    }
    return new HeaderForm(layouts(node.path("layouts")), ofType, !otherwise.isEmpty());
  }

  private static List<FieldLayout> layouts(JsonNode node) {
    List<FieldLayout> layouts = new ArrayList<>();
    for (JsonNode layout : node) {
      layouts.add(new FieldLayout(texts(layout)));
    }
    return layouts;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : node) {
      texts.add(text.asString());
    }
    return texts;
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isString()) {
      throw new IllegalArgumentException("member '" + member + "' is missing or no text");
    }
    return value.asString();
  }

  private static byte character(JsonNode node, String member) {
    String text = text(node, member);
    if (text.length() != 1 || text.charAt(0) > 0x7e) {
      throw new IllegalArgumentException("member '" + member + "' must be one ASCII character");
    }
    return (byte) text.charAt(0);
  }
}
