package org.minewatch.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The latest plan of an invented mine as it might be handed in: changed, renamed, on paper. It is
 * DXF text, worked on by entities and their group codes.
 */
final class HandedInPlan {
  private static final Charset GBK = Charset.forName("GB18030");
  private static final double LEAST_NORTHING = 1e6;

  /** A group code and its value, as two lines of the file. */
  private record Group(String code, String value) {
    boolean is(int wanted) {
      return code.strip().equals(String.valueOf(wanted));
    }
  }

  private final List<List<Group>> entities;

  private HandedInPlan(List<List<Group>> entities) {
    this.entities = entities;
  }

  /** The last of a mine's drawings by name, which ends with the month. */
  static HandedInPlan latestOf(Path region, String mineCode) {
    try (Stream<Path> files = Files.list(region.resolve("drawings"))) {
      Path latest =
          files
              .filter(f -> f.getFileName().toString().startsWith(mineCode))
              .filter(f -> f.toString().endsWith(".dxf"))
              .max(Path::compareTo)
              .orElseThrow();
      return parse(Files.readString(latest, GBK).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HandedInPlan parse(List<String> lines) {
    List<List<Group>> entities = new ArrayList<>();
    entities.add(new ArrayList<>());
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      Group group = new Group(lines.get(i), lines.get(i + 1));
      if (group.is(0)) {
        entities.add(new ArrayList<>());
      }
      entities.get(entities.size() - 1).add(group);
    }
    return new HandedInPlan(entities);
  }

  private static String layerOf(List<Group> entity) {
    return entity.stream().filter(g -> g.is(8)).map(Group::value).findFirst().orElse("");
  }

  /** The same with a comment, so that no two tests hand in the same bytes. */
  HandedInPlan saying(String comment) {
    List<List<Group>> all = new ArrayList<>(entities);
    all.add(0, List.of(new Group("999", comment)));
    return new HandedInPlan(all);
  }

  HandedInPlan without(Predicate<String> layer) {
    return new HandedInPlan(entities.stream().filter(e -> !layer.test(layerOf(e))).toList());
  }

  /** Without some of the entities of a layer, the first ones. */
  HandedInPlan withoutFirst(int many, String layer) {
    int[] left = {many};
    return new HandedInPlan(
        entities.stream().filter(e -> !(layerOf(e).equals(layer) && left[0]-- > 0)).toList());
  }

  /** With a layer called otherwise, in its table and in its entities. */
  HandedInPlan renamed(String from, String to) {
    return new HandedInPlan(
        entities.stream()
            .map(
                e ->
                    e.stream()
                        .map(
                            g ->
                                (g.is(8) || g.is(2)) && g.value().equals(from)
                                    ? new Group(g.code(), to)
                                    : g)
                        .toList())
            .toList());
  }

  /** With every place somewhere else: {@code place} maps easting and northing to x and y. */
  HandedInPlan placed(BiFunction<Double, Double, double[]> place) {
    return new HandedInPlan(entities.stream().map(e -> placed(e, place)).toList());
  }

  private static List<Group> placed(
      List<Group> entity, BiFunction<Double, Double, double[]> place) {
    List<Group> moved = new ArrayList<>(entity);
    for (int i = 0; i + 1 < entity.size(); i++) {
      for (int code = 10; code < 14; code++) {
        if (entity.get(i).is(code) && entity.get(i + 1).is(code + 10)) {
          double northing = Double.parseDouble(entity.get(i + 1).value());
          if (northing > LEAST_NORTHING) {
            double[] xy = place.apply(Double.parseDouble(entity.get(i).value()), northing);
            moved.set(i, new Group(entity.get(i).code(), figure(xy[0])));
            moved.set(i + 1, new Group(entity.get(i + 1).code(), figure(xy[1])));
          }
        }
      }
    }
    return moved;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    entities.forEach(
        e -> e.forEach(g -> text.append(g.code()).append('\n').append(g.value()).append('\n')));
    return text.toString().getBytes(GBK);
  }
}
