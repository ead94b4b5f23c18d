package org.minewatch.drawing.source;

/**
 * One drawn thing in the drawing's own numbers, curves already flattened and blocks expanded. Paths
 * are {@code x, y, z} triples in one array; Z is 0 where the drawing says 0 or nothing. Nobody
 * changes an array after it was handed over.
 */
public final class SourceFeature {

  /** What the paths are. */
  public enum Shape {
    /** One path of one vertex; carries a text or the name of a symbol, or nothing. */
    POINT,
    /** One open path. */
    LINE,
    /** One path whose last vertex joins the first, which is not repeated. */
    RING,
    /** A shell and its holes, each not repeating its first vertex. */
    AREA
  }

  private final String entity;
  private final long line;
  private final String layer;
  private final Shape shape;
  private final double[][] paths;
  private final String text;
  private final String block;
  private final boolean hidden;
  private final boolean annotation;

  private SourceFeature(
      String entity,
      long line,
      String layer,
      Shape shape,
      double[][] paths,
      String text,
      String block,
      boolean hidden,
      boolean annotation) {
    this.entity = entity;
    this.line = line;
    this.layer = layer;
    this.shape = shape;
    this.paths = paths;
    this.text = text;
    this.block = block;
    this.hidden = hidden;
    this.annotation = annotation;
  }

  /** Linework or an area, without text. */
  public static SourceFeature of(
      String entity, long line, String layer, boolean hidden, Shape shape, double[]... paths) {
    return new SourceFeature(entity, line, layer, shape, paths, "", "", hidden, false);
  }

  /** A point with what is written there and the symbol that stands there; both may be empty. */
  public static SourceFeature point(
      String entity,
      long line,
      String layer,
      boolean hidden,
      double[] xyz,
      String text,
      String block) {
    return new SourceFeature(
        entity, line, layer, Shape.POINT, new double[][] {xyz}, text, block, hidden, false);
  }

  /** How a person finds it in the file. */
  public String entity() {
    return entity;
  }

  /** Line of the file where it starts, from 1; in a binary file the byte. */
  public long line() {
    return line;
  }

  public String layer() {
    return layer;
  }

  public Shape shape() {
    return shape;
  }

  public int pathCount() {
    return paths.length;
  }

  /** The triples of a path; not to be changed. */
  public double[] path(int index) {
    return paths[index];
  }

  /** What is written there, else empty. */
  public String text() {
    return text;
  }

  /** Name of the symbol that stands there, else empty. */
  public String block() {
    return block;
  }

  /** Whether it lies on a layer that is frozen or switched off, or is itself invisible. */
  public boolean hidden() {
    return hidden;
  }

  /** Whether it only explains the drawing: a leader, a dimension; never a working. */
  public boolean annotation() {
    return annotation;
  }

  public SourceFeature asAnnotation() {
    return new SourceFeature(entity, line, layer, shape, paths, text, block, hidden, true);
  }

  /** The same thing with words to it. */
  public SourceFeature withText(String words) {
    return new SourceFeature(entity, line, layer, shape, paths, words, block, hidden, annotation);
  }

  /** The same thing elsewhere. */
  public SourceFeature withPaths(double[][] moved) {
    return new SourceFeature(entity, line, layer, shape, moved, text, block, hidden, annotation);
  }

  /** The same thing on a layer of another name. */
  public SourceFeature withLayer(String name) {
    return new SourceFeature(entity, line, name, shape, paths, text, block, hidden, annotation);
  }
}
