package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
      List<Night> nights,
      @Nullable LocalDate latest) {}

  /**
   * A night in the store.
   *
   * @param findings how many findings it lists, open and ended
   * @param cannotJudge how often a rule could not judge a mine
   */
  record Night(
      LocalDate date,
      String productVersion,
      String ruleSetVersion,
      int findings,
      int cannotJudge) {}

  @GetMapping("/api/region")
  ResponseEntity<Region> region(Actor actor) {
    Region region =
        nights
            .findRegion()
            .map(r -> known(r, nights.countByNight(rights.of(actor))))
            .orElseGet(() -> new Region(null, null, ProductVersion.current(), List.of(), null));
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(region);
  }

  private static Region known(RegionView region, Map<LocalDate, Nights.Count> counts) {
    return new Region(
        region.name(),
        region.timeZone(),
        ProductVersion.current(),
        region.nights().stream()
            .map(
                line -> {
                  Nights.Count count = counts.getOrDefault(line.date(), Nights.Count.NONE);
                  return new Night(
                      line.date(),
                      line.productVersion(),
                      line.ruleSetVersion(),
                      count.findings(),
                      count.cannotJudge());
                })
            .toList(),
        region.latest().orElse(null));
  }
}
