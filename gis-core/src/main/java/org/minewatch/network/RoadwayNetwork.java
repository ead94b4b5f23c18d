package org.minewatch.network;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.minewatch.drawing.LayerMeaning.Medium;

/**
 * The roadways of a mine as a graph in the mine's own metres. Nodes are junctions and ends, edges
 * the roads between them; lengths are along the road, on the slope where its elevations are known.
 * Numbering depends on the geometry alone, not on the order in which features came. Immutable, safe
 * for many threads.
 */
public final class RoadwayNetwork {
  /** People are in roads: the nearest one is looked for as near as this first. */
  private static final double FIRST_REACH_METRES = 10;

  private final double[] nodeEasting;
  private final double[] nodeNorthing;
  private final double[] nodeElevation;
  private final int[] firstArc;
  private final int[] arcEdge;
  private final int[] component;
  private final int[] edgeFrom;
  private final int[] edgeTo;
  private final int[] vertexStart;
  private final double[] ve;
  private final double[] vn;
  private final double[] vz;
  private final double[] along;
  private final double[] length;
  private final List<Centreline> roads;
  private final double sigma;
  private final List<String> notes;
  private final EdgeIndex index;
  private final NodeDistances distances;
  private List<SealPlace> seals = List.of();
  private final BitSet sealed = new BitSet();
  private BitSet behindFace = new BitSet();

  RoadwayNetwork(
      List<Noding.Node> nodes, List<Noding.Piece> edges, double sigma, List<String> notes) {
    int n = nodes.size();
    int m = edges.size();
    nodeEasting = nodes.stream().mapToDouble(Noding.Node::easting).toArray();
    nodeNorthing = nodes.stream().mapToDouble(Noding.Node::northing).toArray();
    edgeFrom = edges.stream().mapToInt(Noding.Piece::from).toArray();
    edgeTo = edges.stream().mapToInt(Noding.Piece::to).toArray();
    roads = edges.stream().map(Noding.Piece::line).toList();
    vertexStart = new int[m + 1];
    for (int e = 0; e < m; e++) {
      vertexStart[e + 1] = vertexStart[e] + roads.get(e).size();
    }
    ve = new double[vertexStart[m]];
    vn = new double[ve.length];
    vz = new double[ve.length];
    along = new double[ve.length];
    length = new double[m];
    for (int e = 0; e < m; e++) {
      length[e] = layOut(e);
    }
    nodeElevation = nodeElevations(n);
    firstArc = new int[n + 1];
    for (int e = 0; e < m; e++) {
      firstArc[edgeFrom[e] + 1]++;
      firstArc[edgeTo[e] + 1]++;
    }
    for (int i = 0; i < n; i++) {
      firstArc[i + 1] += firstArc[i];
    }
    arcEdge = new int[2 * m];
    int[] next = firstArc.clone();
    for (int e = 0; e < m; e++) {
      arcEdge[next[edgeFrom[e]]++] = e;
      arcEdge[next[edgeTo[e]]++] = e;
    }
    component = components();
    index = new EdgeIndex(vertexStart, ve, vn);
    distances = new NodeDistances(n, edgeFrom, edgeTo, length);
    this.sigma = sigma;
    this.notes = List.copyOf(notes);
  }

  private double layOut(int e) {
    Centreline c = roads.get(e);
    double sum = 0;
    for (int i = 0; i < c.size(); i++) {
      int v = vertexStart[e] + i;
      ve[v] = c.easting(i);
      vn[v] = c.northing(i);
      vz[v] = c.elevation(i);
      if (i > 0) {
        double plan = Math.hypot(ve[v] - ve[v - 1], vn[v] - vn[v - 1]);
        double rise = vz[v] - vz[v - 1];
        sum += Double.isNaN(rise) ? plan : Math.hypot(plan, rise);
      }
      along[v] = sum;
    }
    return sum;
  }

  private double[] nodeElevations(int n) {
    double[] sum = new double[n];
    int[] count = new int[n];
    for (int e = 0; e < edgeFrom.length; e++) {
      for (int end = 0; end < 2; end++) {
        double z = end == 0 ? vz[vertexStart[e]] : vz[vertexStart[e + 1] - 1];
        if (!Double.isNaN(z)) {
          int node = end == 0 ? edgeFrom[e] : edgeTo[e];
          sum[node] += z;
          count[node]++;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      sum[i] = count[i] == 0 ? Double.NaN : sum[i] / count[i];
    }
    return sum;
  }

  private int[] components() {
    int[] c = new int[nodeCount()];
    Arrays.fill(c, -1);
    int count = 0;
    int[] stack = new int[nodeCount()];
    for (int start = 0; start < c.length; start++) {
      if (c[start] >= 0) {
        continue;
      }
      int top = 0;
      stack[top++] = start;
      c[start] = count;
      while (top > 0) {
        int at = stack[--top];
        for (int i = firstArc[at]; i < firstArc[at + 1]; i++) {
          int other = otherEnd(arcEdge[i], at);
          if (c[other] < 0) {
            c[other] = count;
            stack[top++] = other;
          }
        }
      }
      count++;
    }
    return c;
  }

  /** Called once by the builder, before the network is given out. */
  void setSeals(List<SealPlace> places) {
    seals = List.copyOf(places);
    seals.stream().filter(s -> s.position() != null).forEach(s -> sealed.set(s.position().edge()));
  }

  /** Called once by the builder, before the network is given out. */
  void setBehindFace(BitSet edges) {
    behindFace = edges;
  }

  public int nodeCount() {
    return nodeEasting.length;
  }

  public int edgeCount() {
    return edgeFrom.length;
  }

  public double nodeEasting(int node) {
    return nodeEasting[node];
  }

  public double nodeNorthing(int node) {
    return nodeNorthing[node];
  }

  /** NaN when not known. */
  public double nodeElevation(int node) {
    return nodeElevation[node];
  }

  /** How many edge ends meet in a node. */
  public int degree(int node) {
    return firstArc[node + 1] - firstArc[node];
  }

  /** The k-th edge at a node; a loop comes twice. */
  public int edgeAt(int node, int k) {
    return arcEdge[firstArc[node] + k];
  }

  /** Whether a road ends here on the drawing: at a face, a seal, the surface, or nowhere said. */
  public boolean isDeadEnd(int node) {
    return degree(node) == 1;
  }

  /** Number of the connected part of the network; nodes of different parts have no way between. */
  public int component(int node) {
    return component[node];
  }

  public int from(int edge) {
    return edgeFrom[edge];
  }

  public int to(int edge) {
    return edgeTo[edge];
  }

  int otherEnd(int edge, int node) {
    return edgeFrom[edge] == node ? edgeTo[edge] : edgeFrom[edge];
  }

  /** Metres along the road. */
  public double length(int edge) {
    return length[edge];
  }

  public RoadKind kind(int edge) {
    return roads.get(edge).kind();
  }

  /** NaN when not known. */
  public double widthMetres(int edge) {
    return roads.get(edge).widthMetres();
  }

  public Medium medium(int edge) {
    return roads.get(edge).medium();
  }

  public boolean isAbandoned(int edge) {
    return roads.get(edge).abandoned();
  }

  /** Whether the road lay beside a panel that a longwall has since passed: caved, as a rule. */
  public boolean isBehindFace(int edge) {
    return behindFace.get(edge);
  }

  /** Empty when not known. */
  public String seam(int edge) {
    return roads.get(edge).seam();
  }

  /** The drawing and entity, or the reported working, the edge comes from. */
  public String source(int edge) {
    return roads.get(edge).source();
  }

  /** Vertices of an edge in turn: easting, northing, elevation. */
  public double[] shape(int edge) {
    return roads.get(edge).xyz().clone();
  }

  /** One sigma of the drawn roads, metres: the worst of the drawings. */
  public double sigmaMetres() {
    return sigma;
  }

  /** What was assumed, English sentences. */
  public List<String> notes() {
    return notes;
  }

  public List<SealPlace> seals() {
    return seals;
  }

  /** Seals on an edge. */
  public List<SealPlace> seals(int edge) {
    return sealed.get(edge)
        ? seals.stream().filter(s -> s.position() != null && s.position().edge() == edge).toList()
        : List.of();
  }

  /** Total length of all edges, metres. */
  public double totalLength() {
    double sum = 0;
    for (int e = 0; e < edgeCount(); e++) {
      sum += length(e);
    }
    return sum;
  }

  /** The vertex at which the segment holding an offset ends. */
  int segment(int edge, double offset) {
    int lo = vertexStart[edge] + 1;
    int hi = vertexStart[edge + 1] - 1;
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (along[mid] < offset) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }

  private double share(int segment, double offset) {
    double leg = along[segment] - along[segment - 1];
    double t = leg == 0 ? 0 : (offset - along[segment - 1]) / leg;
    return t < 0 ? 0 : t > 1 ? 1 : t;
  }

  public double easting(int edge, double offset) {
    int v = segment(edge, offset);
    return ve[v - 1] + share(v, offset) * (ve[v] - ve[v - 1]);
  }

  public double northing(int edge, double offset) {
    int v = segment(edge, offset);
    return vn[v - 1] + share(v, offset) * (vn[v] - vn[v - 1]);
  }

  /** Floor elevation between the nearest known ones; NaN when not known on both sides. */
  public double elevation(int edge, double offset) {
    int v = segment(edge, offset);
    double t = share(v, offset);
    return t == 0 ? vz[v - 1] : t == 1 ? vz[v] : vz[v - 1] + t * (vz[v] - vz[v - 1]);
  }

  /** Direction of growing offset, easting part of a unit vector (0 on a point). */
  double towardsEasting(int edge, double offset) {
    int v = segment(edge, offset);
    double plan = Math.hypot(ve[v] - ve[v - 1], vn[v] - vn[v - 1]);
    return plan == 0 ? 0 : (ve[v] - ve[v - 1]) / plan;
  }

  double towardsNorthing(int edge, double offset) {
    int v = segment(edge, offset);
    double plan = Math.hypot(ve[v] - ve[v - 1], vn[v] - vn[v - 1]);
    return plan == 0 ? 0 : (vn[v] - vn[v - 1]) / plan;
  }

  /** Offset of the place nearest to a point on the segment that ends in a vertex. */
  double offsetOn(int segment, double e, double n) {
    double t = Plane.share(ve[segment - 1], vn[segment - 1], ve[segment], vn[segment], e, n);
    return along[segment - 1] + t * (along[segment] - along[segment - 1]);
  }

  double distance2(int segment, double e, double n) {
    return Plane.distance2(ve[segment - 1], vn[segment - 1], ve[segment], vn[segment], e, n);
  }

  EdgeIndex index() {
    return index;
  }

  /**
   * The place on the network nearest to a point in plan, if there is one within reach; of equally
   * near ones that of the lower edge.
   */
  public Optional<NetworkPosition> nearest(double e, double n, double reachMetres) {
    Nearest nearest = new Nearest(e, n, reachMetres * reachMetres);
    double outside = index.outside(e, n);
    for (double reach = outside + FIRST_REACH_METRES;
        edgeCount() > 0;
        reach = nearest.furtherThan(reach)) {
      double ring = Math.min(reach, reachMetres);
      index.visit(e, n, ring, nearest);
      if (ring >= reachMetres
          || nearest.edge >= 0 && nearest.d2 <= ring * ring
          || ring > outside + index.diameter()) {
        break;
      }
    }
    return nearest.edge < 0
        ? Optional.empty()
        : Optional.of(new NetworkPosition(nearest.edge, nearest.offset()));
  }

  private final class Nearest implements EdgeIndex.Visitor {
    private final double e;
    private final double n;
    private double d2;
    private int edge = -1;
    private int segment;

    Nearest(double e, double n, double reach2) {
      this.e = e;
      this.n = n;
      this.d2 = reach2;
    }

    @Override
    public void segment(int edgeThere, int v) {
      double d = distance2(v, e, n);
      if (d < d2 || d == d2 && (edge < 0 || edgeThere < edge)) {
        d2 = d;
        edge = edgeThere;
        segment = v;
      }
    }

    /** How far to look next: no further than what was found by chance in the corners of cells. */
    double furtherThan(double reach) {
      return edge < 0 ? 3 * reach : Math.min(3 * reach, Math.sqrt(d2) * (1 + 1e-9));
    }

    double offset() {
      return offsetOn(segment, e, n);
    }
  }

  /** Shortest way along the roads, metres; infinite when there is none. */
  public double distance(NetworkPosition a, NetworkPosition b) {
    return distance(a.edge(), a.offsetMetres(), b.edge(), b.offsetMetres());
  }

  /** As {@link #distance(NetworkPosition, NetworkPosition)} without objects. */
  public double distance(int edgeA, double offsetA, int edgeB, double offsetB) {
    double restA = length(edgeA) - offsetA;
    double restB = length(edgeB) - offsetB;
    int fromA = edgeFrom[edgeA];
    int toA = edgeTo[edgeA];
    int fromB = edgeFrom[edgeB];
    int toB = edgeTo[edgeB];
    double best = edgeA == edgeB ? Math.abs(offsetA - offsetB) : Double.POSITIVE_INFINITY;
    best = Math.min(best, offsetA + offsetB + distances.between(fromA, fromB));
    best = Math.min(best, offsetA + restB + distances.between(fromA, toB));
    best = Math.min(best, restA + offsetB + distances.between(toA, fromB));
    return Math.min(best, restA + restB + distances.between(toA, toB));
  }

  /** Shortest way between nodes, metres; infinite when there is none. */
  public double nodeDistance(int a, int b) {
    return distances.between(a, b);
  }
}
