package org.minewatch.web.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.ogc.OgcJson.Link;
import org.minewatch.web.store.Box;
import org.minewatch.web.store.FeaturePages;
import org.minewatch.web.store.FeaturePages.Item;
import org.minewatch.web.store.FeaturePages.Key;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** OGC API - Features, part 1: core and GeoJSON, within the rights of whoever asks. */
@RestController
@RequestMapping("/api/ogc")
final class OgcController {
  private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
  private static final String CLASSES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Store store;
  private final FeaturePages pages;
  private final MineRights rights;
  private final Clock clock;

  OgcController(Store store, MineRights rights, Clock clock) {
    this.store = store;
    this.pages = store.featurePages();
    this.rights = rights;
    this.clock = clock;
  }

  record Landing(String title, String description, List<Link> links) {}

  record Conformance(List<String> conformsTo) {}

  record Collections(List<Link> links, List<Collection> collections) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Collection(
      String id,
      String title,
      String description,
      String itemType,
      List<String> crs,
      @Nullable Extent extent,
      List<Link> links) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Extent(@Nullable Spatial spatial, Temporal temporal) {}

  record Spatial(List<Box> bbox, String crs) {}

  record Temporal(List<List<String>> interval, String trs) {}

  @GetMapping
  ResponseEntity<Landing> landing(HttpServletRequest request) {
    requireNoParameters(request);
    return fresh(
        new Landing(
            "矿界哨兵 minewatch",
            "许可范围、图纸、工作面、水害线与线索 · licences, drawings, faces, water lines and findings",
            List.of(
                json(request, "/api/ogc", "self", "this document"),
                new Link(
                    href(request, "/api/openapi.json"),
                    "service-desc",
                    "application/vnd.oai.openapi+json;version=3.1",
                    "the whole interface"),
                json(request, "/api/ogc/conformance", "conformance", "conformance classes"),
                json(request, "/api/ogc/collections", "data", "the collections"))));
  }

  @GetMapping("/conformance")
  ResponseEntity<Conformance> conformance(HttpServletRequest request) {
    requireNoParameters(request);
    return fresh(new Conformance(List.of(CLASSES + "core", CLASSES + "geojson")));
  }

  @GetMapping("/collections")
  ResponseEntity<Collections> collections(HttpServletRequest request, Actor actor) {
    requireNoParameters(request);
    Extent extent = extent(rights.of(actor));
    return fresh(
        new Collections(
            List.of(json(request, "/api/ogc/collections", "self", "this document")),
            Arrays.stream(OgcCollection.values()).map(c -> describe(c, extent, request)).toList()));
  }

  @GetMapping("/collections/{collection}")
  ResponseEntity<Collection> collection(
      @PathVariable String collection, HttpServletRequest request, Actor actor) {
    requireNoParameters(request);
    return fresh(describe(find(collection), extent(rights.of(actor)), request));
  }

  @GetMapping("/collections/{collection}/items")
  ResponseEntity<byte[]> items(
      @PathVariable String collection, HttpServletRequest request, Actor actor) {
    OgcCollection of = find(collection);
    ItemsRequest asked =
        ItemsRequest.of(request.getParameterMap(), store.caseFindings().timeZone());
    List<Item> page = page(of, asked, rights.of(actor));
    boolean more = page.size() > asked.limit();
    List<Item> shown = more ? page.subList(0, asked.limit()) : page;
    List<Link> links = new ArrayList<>();
    String here = ServletUriComponentsBuilder.fromRequest(request).build().toUriString();
    links.add(new Link(here, "self", OgcJson.GEO_JSON_TYPE, "this page"));
    links.add(json(request, path(of), "collection", of.title().en()));
    if (more) {
      links.add(
          new Link(
              ServletUriComponentsBuilder.fromRequest(request)
                  .replaceQueryParam("token", ItemsRequest.token(shown.get(shown.size() - 1).key()))
                  .build()
                  .toUriString(),
              "next",
              OgcJson.GEO_JSON_TYPE,
              "the next page"));
    }
    List<Item> met = shown.stream().filter(i -> meets(i.geometry(), asked.boxes())).toList();
    return geoJson(OgcJson.collection(met, links, clock.instant(), of));
  }

  @GetMapping("/collections/{collection}/items/{item}")
  ResponseEntity<byte[]> item(
      @PathVariable String collection,
      @PathVariable String item,
      HttpServletRequest request,
      Actor actor) {
    OgcCollection of = find(collection);
    requireNoParameters(request);
    Visible visible = rights.of(actor);
    Item found =
        ItemsRequest.key(item)
            .flatMap(key -> find(of, key, visible))
            .orElseThrow(() -> Problems.notFound("没有这个要素", "there is no such feature"));
    return geoJson(
        OgcJson.feature(
            found,
            List.of(
                new Link(
                    ServletUriComponentsBuilder.fromRequest(request).build().toUriString(),
                    "self",
                    OgcJson.GEO_JSON_TYPE,
                    "this feature"),
                json(request, path(of), "collection", of.title().en())),
            of));
  }

  private Optional<Item> find(OgcCollection of, Key key, Visible visible) {
    return of == OgcCollection.FINDINGS
        ? pages.findFinding(visible, key.night(), key.name()).filter(i -> i.key().equals(key))
        : pages.findFeature(of.layers(), visible, key);
  }

  /** One more than the page has, to know whether there is another. */
  private List<Item> page(OgcCollection of, ItemsRequest asked, Visible visible) {
    Optional<LocalDate[]> nights = pages.nights();
    if (nights.isEmpty()) {
      return List.of();
    }
    LocalDate latest = nights.get()[1];
    FeaturePages.Wanted wanted =
        new FeaturePages.Wanted(
            asked.timed() ? asked.first().orElse(nights.get()[0]) : latest,
            asked.last().orElse(latest),
            asked.mine(),
            asked.boxes(),
            asked.after(),
            asked.limit() + 1);
    return of == OgcCollection.FINDINGS
        ? pages.listFindings(visible, wanted)
        : pages.listFeatures(of.layers(), visible, wanted);
  }

  /** Whether the feature itself meets a box; the database has compared its box alone. */
  private static boolean meets(@Nullable Geometry place, List<Box> boxes) {
    return boxes.isEmpty()
        || place != null
            && boxes.stream()
                .anyMatch(
                    b ->
                        place.intersects(
                            GEOMETRIES.toGeometry(
                                new Envelope(b.west(), b.east(), b.south(), b.north()))));
  }

  private @Nullable Extent extent(Visible visible) {
    return pages
        .nights()
        .map(
            nights -> {
              Envelope all = new Envelope();
              store.nights().listMines(nights[1], visible).stream()
                  .map(MineView::bbox)
                  .filter(Objects::nonNull)
                  .forEach(
                      b ->
                          all.expandToInclude(
                              new Envelope(b.west(), b.east(), b.south(), b.north())));
              Box box =
                  all.isNull()
                      ? null
                      : new Box(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY());
              return new Extent(
                  box == null ? null : new Spatial(List.of(box), CRS84),
                  new Temporal(
                      List.of(List.of(start(nights[0]), start(nights[1].plusDays(1)))),
                      "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"));
            })
        .orElse(null);
  }

  private String start(LocalDate night) {
    return night.atStartOfDay(store.caseFindings().timeZone()).toInstant().toString();
  }

  private static Collection describe(
      OgcCollection of, @Nullable Extent extent, HttpServletRequest request) {
    return new Collection(
        of.id(),
        of.title().zh() + " · " + of.title().en(),
        "不给 datetime 时为最近一夜 · without datetime as the latest night has it",
        "feature",
        List.of(CRS84),
        extent,
        List.of(
            json(request, path(of), "self", "this document"),
            new Link(
                href(request, path(of) + "/items"), "items", OgcJson.GEO_JSON_TYPE, "features")));
  }

  private static OgcCollection find(String id) {
    return OgcCollection.find(id)
        .orElseThrow(() -> Problems.notFound("没有这个要素集", "there is no such collection"));
  }

  private static void requireNoParameters(HttpServletRequest request) {
    ItemsRequest.requireOnly(request.getParameterMap(), Set.of());
  }

  private static String path(OgcCollection of) {
    return "/api/ogc/collections/" + of.id();
  }

  private static Link json(HttpServletRequest request, String path, String rel, String title) {
    return new Link(href(request, path), rel, OgcJson.JSON_TYPE, title);
  }

  private static String href(HttpServletRequest request, String path) {
    return ServletUriComponentsBuilder.fromContextPath(request).path(path).build().toUriString();
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(body);
  }

  private static ResponseEntity<byte[]> geoJson(byte[] body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(MediaType.parseMediaType(OgcJson.GEO_JSON_TYPE))
        .body(body);
  }
}
