package org.minewatch.drawing.dxf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.drawing.dxf.tag.BadEntityException;
import org.minewatch.drawing.source.CurveFlattening;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.drawing.source.VertexList;

/**
 * Draws entities into features: expands block references, gives layer 0 of a block the layer of its
 * reference, and keeps the bounds on nesting and number.
 *
 * <p>A small block (nothing farther than {@link #SYMBOL_REACH_METRES} from its base point) is a
 * symbol: a seal, a shaft, a survey point. It becomes one point with the block's name and its
 * words, because its strokes are not workings.
 */
final class Pen {

  /** On a sheet of 1:2000 a symbol of 7 mm is 14 m wide. */
  static final double SYMBOL_REACH_METRES = 15;

  private static final int LONGEST_NAME = 160;

  private static final double LARGEST_COORDINATE = 1e15;

  /** Finer chords than this part of a unit of the entity only show rounding. */
  private static final double FINEST_TOLERANCE = 1e-9;

  private record Frame(String block, String layer, String name, boolean hidden) {}

  private final Blocks blocks;
  private final Layers layers;
  private final DrawingLimits limits;
  private final FeatureSink sink;
  private final Deque<Frame> nesting = new ArrayDeque<>();
  private final Map<String, Long> symbols = new TreeMap<>();
  private int expansions;
  private long drawn;

  Pen(Blocks blocks, Layers layers, DrawingLimits limits, FeatureSink sink) {
    this.blocks = blocks;
    this.layers = layers;
    this.limits = limits;
    this.sink = sink;
  }

  /** How far a chord may leave its curve, in the units of an entity that a map will enlarge. */
  double tolerance(Affine map) {
    double tolerance = CurveFlattening.DEFAULT_TOLERANCE_METRES / map.growth();
    return tolerance > FINEST_TOLERANCE ? tolerance : FINEST_TOLERANCE;
  }

  /**
   * An empty list that grows to the vertices that the drawing may still have.
   *
   * @param taken vertices that the entity has already used
   */
  VertexList vertices(EntityHead head, int taken) {
    return sink.vertexList(taken, head.place());
  }

  /** Draws an entity of the model or of a block. */
  void draw(DxfEntity entity, Affine map) {
    EntityHead head = entity.head();
    if (++drawn > 2L * limits.entities()) {
      throw new UnreadableDrawingException(
          head.place(),
          "blocks repeat their contents more than "
              + 2L * limits.entities()
              + " times; explode or purge them",
          nameOf(head));
    }
    if (head.paperSpace()) {
      sink.skip("entity on a sheet layout (paper space)", head.place(), "");
      return;
    }
    try {
      entity.draw(map, this);
    } catch (BadEntityException e) {
      sink.reject(e.place(), e.column(), e.getMessage(), e.raw());
    }
  }

  /** Takes flattened and mapped paths. */
  void draw(EntityHead head, SourceFeature.Shape shape, double[]... paths) {
    for (double[] path : paths) {
      requireFinite(head, path);
    }
    SourceFeature feature =
        SourceFeature.of(nameOf(head), head.place(), layerOf(head), isHidden(head), shape, paths);
    sink.add(head.isAnnotation() ? feature.asAnnotation() : feature);
  }

  void mark(EntityHead head, double[] xyz, String text) {
    requireFinite(head, xyz);
    SourceFeature feature =
        SourceFeature.point(
            nameOf(head), head.place(), layerOf(head), isHidden(head), xyz, text, "");
    sink.add(head.isAnnotation() ? feature.asAnnotation() : feature);
  }

  /** Lists an entity that draws nothing. */
  void empty(EntityHead head, String kind) {
    sink.skip(kind, head.place(), layerOf(head));
  }

  private void requireFinite(EntityHead head, double[] xyz) {
    for (double v : xyz) {
      if (!(Math.abs(v) <= LARGEST_COORDINATE)) {
        throw new BadEntityException(
            head.place(),
            "",
            nameOf(head)
                + " comes to lie at a coordinate beyond 1e15: check the scales and spacings of its"
                + " blocks",
            String.valueOf(v));
      }
    }
  }

  void insert(DxfInsert insert, Affine map) {
    EntityHead head = insert.head();
    Blocks.Block block = blocks.find(insert.block());
    if (block == null) {
      sink.skip(
          "INSERT of block " + insert.block() + ", which is not defined",
          head.place(),
          layerOf(head));
      return;
    }
    if (isUnderWay(block)) {
      sink.skip("INSERT of block " + block.name() + " inside itself", head.place(), layerOf(head));
      return;
    }
    if (nesting.size() >= limits.insertDepth()) {
      throw new UnreadableDrawingException(
          head.place(),
          "blocks are nested more than " + limits.insertDepth() + " deep; bind and purge them",
          insert.block());
    }
    boolean symbol =
        insert.canBeSymbol()
            && block.ownLayers().size() <= 1
            && reachOf(insert, map) <= SYMBOL_REACH_METRES;
    String words = symbol ? wordsOf(insert, block) : "";
    for (int row = 0; row < insert.rows(); row++) {
      for (int column = 0; column < insert.columns(); column++) {
        if (++expansions > limits.insertExpansions()) {
          throw new UnreadableDrawingException(
              head.place(),
              "block references draw more than "
                  + limits.insertExpansions()
                  + " blocks; explode or purge the arrays",
              insert.block());
        }
        Affine cell = map.after(insert.cell(column, row));
        if (symbol) {
          symbol(insert, block, cell, column, row, words);
        } else {
          expand(insert, block, cell, column, row);
        }
      }
    }
    if (!symbol) {
      insert.attributes().forEach(a -> draw(a, map));
      if (block.entities().isEmpty() && insert.attributes().isEmpty()) {
        empty(head, "reference to a block that draws nothing");
      }
    }
  }

  private double reachOf(DxfInsert insert, Affine map) {
    return blocks.reach(insert.block()) * map.after(insert.cell(0, 0)).growth();
  }

  private void symbol(
      DxfInsert insert, Blocks.Block block, Affine cell, int column, int row, String words) {
    EntityHead head = insert.head();
    String layer = layerOf(head);
    Set<String> own = block.ownLayers();
    if (layer.equals("0") && own.size() == 1) {
      layer = own.iterator().next();
    }
    double[] xyz = cell.map(new double[] {0, 0, 0});
    requireFinite(head, xyz);
    symbols.merge(block.name(), 1L, Long::sum);
    sink.add(
        SourceFeature.point(
            nameOf(head) + insert.cellName(column, row),
            head.place(),
            layer,
            isHidden(head) || layers.isHidden(layer),
            xyz,
            words,
            block.name()));
  }

  private static String wordsOf(DxfInsert insert, Blocks.Block block) {
    List<String> words = new ArrayList<>(block.words());
    insert.attributes().forEach(a -> words.add(a.text()));
    return String.join(" ", words).strip();
  }

  private void expand(DxfInsert insert, Blocks.Block block, Affine cell, int column, int row) {
    EntityHead head = insert.head();
    Affine inside = cell.after(Affine.translation(-block.baseX(), -block.baseY(), -block.baseZ()));
    nesting.push(
        new Frame(
            Blocks.key(block.name()),
            layerOf(head),
            pathTo(nameOf(head) + insert.cellName(column, row)),
            hidesContents(head)));
    for (DxfEntity e : block.entities()) {
      draw(e, inside);
    }
    nesting.pop();
  }

  /** What stands before the names of a block's contents; deep nesting keeps its outer end. */
  private static String pathTo(String name) {
    int cut = name.length() > LONGEST_NAME ? name.indexOf(" > ", LONGEST_NAME / 2) : -1;
    return (cut < 0 ? name : name.substring(0, cut) + " > …") + " > ";
  }

  private boolean isUnderWay(Blocks.Block block) {
    String key = Blocks.key(block.name());
    return nesting.stream().anyMatch(f -> f.block().equals(key));
  }

  private String layerOf(EntityHead head) {
    return head.layer().equals("0") && !nesting.isEmpty() ? nesting.peek().layer() : head.layer();
  }

  private String nameOf(EntityHead head) {
    return nesting.isEmpty() ? head.name() : nesting.peek().name() + head.name();
  }

  private boolean isHidden(EntityHead head) {
    return head.invisible()
        || layers.isHidden(layerOf(head))
        || !nesting.isEmpty() && nesting.peek().hidden();
  }

  /** A frozen layer takes whole blocks with it, one that is off only what lies on itself. */
  private boolean hidesContents(EntityHead head) {
    return head.invisible()
        || layers.isFrozen(layerOf(head))
        || !nesting.isEmpty() && nesting.peek().hidden();
  }

  /** Says which blocks were taken for symbols. */
  void noteSymbols() {
    if (!symbols.isEmpty()) {
      StringBuilder s = new StringBuilder("small blocks were read as points: ");
      String separator = "";
      for (Map.Entry<String, Long> e : symbols.entrySet()) {
        s.append(separator).append(e.getKey()).append(" (").append(e.getValue()).append(')');
        separator = ", ";
        if (s.length() > 400) {
          s.append(separator).append("…");
          break;
        }
      }
      sink.note(s.toString());
    }
  }
}
