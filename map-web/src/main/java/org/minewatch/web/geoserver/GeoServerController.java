package org.minewatch.web.geoserver;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Layers of the GeoServer, of the latest night and of the mines of whoever asks. */
@RestController
final class GeoServerController {
  private static final int TILE_PIXELS = 256;
  private static final int DEEPEST = 20;

  private final GeoServerMaps maps;
  private final MineRights rights;

  GeoServerController(GeoServerMaps maps, MineRights rights) {
    this.maps = maps;
    this.rights = rights;
  }

  /** A layer that can be asked for. */
  record Layer(String name, String zh, String en) {}

  /** What there is; without a GeoServer nothing. */
  record Offer(boolean configured, List<Layer> layers) {}

  @GetMapping("/api/geoserver")
  ResponseEntity<Offer> offer() {
    List<Layer> layers =
        maps.isConfigured()
            ? Arrays.stream(MapLayer.values())
                .map(l -> new Layer(l.layerName(), l.zh(), l.en()))
                .toList()
            : List.of();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Offer(maps.isConfigured(), layers));
  }

  @GetMapping("/api/geoserver/wms")
  ResponseEntity<byte[]> map(HttpServletRequest request, Actor actor) {
    requireGeoServer();
    MapAsk ask = MapAsk.of(request.getParameterMap());
    return picture(() -> maps.draw(ask, rights.of(actor)));
  }

  @GetMapping("/api/geoserver/tiles/{layer}/{z}/{x}/{y}.png")
  ResponseEntity<byte[]> tile(
      @PathVariable String layer,
      @PathVariable int z,
      @PathVariable int x,
      @PathVariable int y,
      HttpServletRequest request,
      Actor actor) {
    requireGeoServer();
    MapLayer wanted = MapLayer.find(layer).orElseThrow(MapAsk::noLayer);
    boolean isThere = z >= 0 && z <= DEEPEST && x >= 0 && y >= 0 && x < (1 << z) && y < (1 << z);
    if (!isThere || !request.getParameterMap().isEmpty()) {
      throw Problems.badRequest("没有这一瓦片", "there is no such tile");
    }
    Visible visible = rights.of(actor);
    // A kept tile shows all mines, so it is for nobody else.
    return picture(
        () ->
            wanted.isKept() && visible.everything()
                ? maps.keptTile(wanted, z, x, y)
                : maps.draw(MapAsk.tile(wanted, z, x, y, TILE_PIXELS), visible));
  }

  private void requireGeoServer() {
    if (!maps.isConfigured()) {
      throw Problems.notFound("没有配置 GeoServer", "no GeoServer is configured");
    }
  }

  /** Has something drawn. */
  @FunctionalInterface
  private interface Drawing {
    byte[] draw() throws GeoServerException;
  }

  private static ResponseEntity<byte[]> picture(Drawing drawing) {
    try {
      return ResponseEntity.ok()
          .cacheControl(CacheControl.noStore())
          .contentType(MediaType.IMAGE_PNG)
          .body(drawing.draw());
    } catch (GeoServerException e) {
      throw Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "GeoServer 暂不可用，地图其余部分不受影响",
          "GeoServer does not answer as it should; the rest of the map does not need it");
    }
  }
}
