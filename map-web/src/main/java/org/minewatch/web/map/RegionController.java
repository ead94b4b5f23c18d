package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.RegionView;
import org.minewatch.web.system.ProductVersion;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which region and nights there are. */
@RestController
final class RegionController {

  private final Nights nights;

  private final MineRights rights;

  RegionController(Nights nights, MineRights rights) {
    this.nights = nights;
    this.rights = rights;
  }

  /**
   * The region, or with a null name an empty store.
   *
   * @param productVersion of the server; a night may have been judged by another
   */
  record Region(
      @Nullable String name,
      @Nullable String timeZone,
      String productVersion,
      List<RegionView.NightLine> nights,
      @Nullable LocalDate latest) {}

  @GetMapping("/api/region")
  ResponseEntity<Region> region(Actor actor) {
    Region region =
        nights
            .findRegion(rights.of(actor))
            .map(
                r ->
                    new Region(
                        r.name(),
                        r.timeZone(),
                        ProductVersion.current(),
                        r.nights(),
                        r.latest().orElse(null)))
            .orElseGet(() -> new Region(null, null, ProductVersion.current(), List.of(), null));
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(region);
  }
}
