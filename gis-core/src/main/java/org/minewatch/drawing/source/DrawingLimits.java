package org.minewatch.drawing.source;

/**
 * How much of a submitted file is read before it is refused. The largest real seam plan known has
 * 12.7 MB, 35,693 entities and 1.14 million vertices; the defaults leave room for some ten times
 * that, and a drawing that reaches all of them still fits into 512 MB of memory.
 *
 * @param bytes size of the file
 * @param lineBytes length of one line of text
 * @param entities drawn things, those of blocks included
 * @param vertices vertices after curves are flattened and blocks are expanded
 * @param insertDepth how deep blocks may nest
 * @param insertExpansions block references that are drawn, every cell of an array counted
 * @param rejections bad entities that are reported one by one
 */
public record DrawingLimits(
    long bytes,
    int lineBytes,
    int entities,
    int vertices,
    int insertDepth,
    int insertExpansions,
    int rejections) {

  public static final DrawingLimits DEFAULT =
      new DrawingLimits(256L << 20, 1 << 20, 500_000, 6_000_000, 16, 300_000, 100);

  public DrawingLimits withBytes(long limit) {
    return new DrawingLimits(
        limit, lineBytes, entities, vertices, insertDepth, insertExpansions, rejections);
  }

  public DrawingLimits withEntities(int limit) {
    return new DrawingLimits(
        bytes, lineBytes, limit, vertices, insertDepth, insertExpansions, rejections);
  }

  public DrawingLimits withVertices(int limit) {
    return new DrawingLimits(
        bytes, lineBytes, entities, limit, insertDepth, insertExpansions, rejections);
  }
}
