package org.minewatch.drawing.dxf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.drawing.source.CurveFlattening;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.UnreadableDrawingException;

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

  private record Frame(String block, String layer, String name, boolean hidden) {}

  private final Blocks blocks;
  private final Layers layers;
  private final DrawingLimits limits;
  private final FeatureSink sink;
  private final Deque<Frame> nesting = new ArrayDeque<>();
  private final Map<String, Long> symbols = new TreeMap<>();
  private int expansions;

  Pen(Blocks blocks, Layers layers, DrawingLimits limits, FeatureSink sink) {
    this.blocks = blocks;
    this.layers = layers;
    this.limits = limits;
    this.sink = sink;
  }

  double toleranceMetres() {
    return CurveFlattening.DEFAULT_TOLERANCE_METRES;
  }

  /** Draws an entity of the model or of a block. */
  void draw(DxfEntity entity, Affine map) {
    if (entity.head().paperSpace()) {
      sink.skip("entity on a sheet layout (paper space)", entity.head().line(), "");
    } else {
      entity.draw(map, this);
    }
  }

  void draw(EntityHead head, SourceFeature.Shape shape, double[] xyz) {
    String layer = layerOf(head);
    sink.add(SourceFeature.of(nameOf(head), head.line(), layer, isHidden(head), shape, xyz));
  }

  void mark(EntityHead head, double[] xyz, String text, String block) {
    sink.add(
        SourceFeature.point(
            nameOf(head), head.line(), layerOf(head), isHidden(head), xyz, text, block));
  }

  void insert(DxfInsert insert, Affine map) {
    EntityHead head = insert.head();
    Blocks.Block block = blocks.find(insert.block());
    if (block == null) {
      sink.skip(
          "INSERT of block " + insert.block() + ", which is not defined",
          head.line(),
          layerOf(head));
      return;
    }
    if (isUnderWay(block)) {
      sink.skip("INSERT of block " + block.name() + " inside itself", head.line(), layerOf(head));
      return;
    }
    if (nesting.size() >= limits.insertDepth()) {
      throw new UnreadableDrawingException(
          head.line(),
          "blocks are nested more than " + limits.insertDepth() + " deep; bind and purge them",
          insert.block());
    }
    Set<String> ownLayers = Blocks.ownLayers(block);
    boolean symbol = ownLayers.size() <= 1 && reachOf(insert, map) <= SYMBOL_REACH_METRES;
    for (int row = 0; row < insert.rows(); row++) {
      for (int column = 0; column < insert.columns(); column++) {
        if (++expansions > limits.insertExpansions()) {
          throw new UnreadableDrawingException(
              head.line(),
              "block references draw more than "
                  + limits.insertExpansions()
                  + " blocks; explode or purge the arrays",
              insert.block());
        }
        Affine cell = map.after(insert.cell(column, row));
        if (symbol) {
          symbol(insert, block, cell, column, row, ownLayers);
        } else {
          expand(insert, block, cell, column, row);
        }
      }
    }
    if (!symbol) {
      insert.attributes().forEach(a -> draw(a, map));
    }
  }

  private double reachOf(DxfInsert insert, Affine map) {
    return blocks.reach(insert.block()) * map.after(insert.cell(0, 0)).growth();
  }

  private void symbol(
      DxfInsert insert, Blocks.Block block, Affine cell, int column, int row, Set<String> own) {
    EntityHead head = insert.head();
    String layer = layerOf(head);
    if (layer.equals("0") && own.size() == 1) {
      layer = own.iterator().next();
    }
    List<String> words = new ArrayList<>(Blocks.words(block));
    insert.attributes().forEach(a -> words.add(a.text()));
    symbols.merge(block.name(), 1L, Long::sum);
    sink.add(
        SourceFeature.point(
            nameOf(head) + insert.cellName(column, row),
            head.line(),
            layer,
            isHidden(head) || layers.isHidden(layer),
            cell.map(new double[] {0, 0, 0}),
            String.join(" ", words).strip(),
            block.name()));
  }

  private void expand(DxfInsert insert, Blocks.Block block, Affine cell, int column, int row) {
    EntityHead head = insert.head();
    Affine inside = cell.after(Affine.translation(-block.baseX(), -block.baseY(), -block.baseZ()));
    nesting.push(
        new Frame(
            Blocks.key(block.name()),
            layerOf(head),
            nameOf(head) + insert.cellName(column, row) + " > ",
            isHidden(head)));
    for (DxfEntity e : block.entities()) {
      draw(e, inside);
    }
    nesting.pop();
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
