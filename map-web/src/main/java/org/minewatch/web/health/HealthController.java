package org.minewatch.web.health;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the server is: a word for anybody, the parts and the figures for those who keep it. */
@RestController
final class HealthController {
  private final HealthCheck check;
  private final Figures figures;

  HealthController(HealthCheck check, Figures figures) {
    this.check = check;
    this.figures = figures;
  }

  /**
   * Whether it can be asked anything.
   *
   * @param status {@code up} or {@code down}
   */
  record Health(String status) {}

  /**
   * How its parts are.
   *
   * @param status {@code good} or {@code bad}
   */
  record Details(String status, List<HealthCheck.Part> parts) {}

  @GetMapping("/api/health")
  ResponseEntity<Health> health() {
    boolean up = check.hasDatabase();
    return ResponseEntity.status(up ? 200 : 503)
        .cacheControl(CacheControl.noStore())
        .body(new Health(up ? "up" : "down"));
  }

  @GetMapping("/api/health/details")
  ResponseEntity<Details> details() {
    List<HealthCheck.Part> parts = check.parts();
    boolean good = parts.stream().allMatch(HealthCheck.Part::isGood);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Details(good ? "good" : "bad", parts));
  }

  @GetMapping("/api/metrics")
  ResponseEntity<String> metrics() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8"))
        .body(figures.text());
  }
}
