package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is, and which of them write: a new one has to be put down here. */
class WritingRoutesTest {
  private static final Set<String> WRITING =
      Set.of(
          "POST /api/drawing-checks",
          "POST /api/drawing-checks/{id}/decision",
          "POST /api/drawing-checks/{id}/registration",
          "PUT /api/drawing-checks/{id}/settings");

  private static final Set<String> READING =
      Set.of(
          "/api/drawing-checks",
          "/api/drawing-checks/{id}",
          "/api/drawing-checks/{id}/drawing.geojson",
          "/api/drawing-checks/{id}/earlier.geojson",
          "/api/drawing-checks/{id}/known-points",
          "/api/drawing-checks/{id}/note.html",
          "/api/drawing-checks/{id}/page.html",
          "/api/drawing-checks/{id}/sheet.json",
          "/api/drawing-checks/{id}/tracks.geojson",
          "/api/drawing-desk",
          "/api/nights/{night}/findings",
          "/api/nights/{night}/findings.geojson",
          "/api/nights/{night}/findings/{id}",
          "/api/nights/{night}/judgements",
          "/api/nights/{night}/licences",
          "/api/nights/{night}/licences.geojson",
          "/api/nights/{night}/mines",
          "/api/nights/{night}/mines/{mine}/layers",
          "/api/nights/{night}/mines/{mine}/layers/{layer}.geojson",
          "/api/nights/{night}/mines/{mine}/section",
          "/api/nights/{night}/mines/{mine}/sight",
          "/api/nights/{night}/rejected",
          "/api/region",
          "/nights/{night}/report");

  @Test
  void onlyTheDeskWrites() {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(MapApplication.class)
            .logStartupInfo(false)
            .run("--server.port=0", "--minewatch.store.url=jdbc:h2:mem:" + UUID.randomUUID())) {
      Set<String> writing = new TreeSet<>();
      Set<String> reading = new TreeSet<>();
      var mappings = context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods();
      for (RequestMappingInfo route : mappings.keySet()) {
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        for (String path : route.getPatternValues()) {
          if (methods.equals(Set.of(RequestMethod.GET))) {
            reading.add(path);
          } else if (!path.equals("/error")) {
            assertThat(methods).as(path + " says its method").isNotEmpty();
            methods.forEach(m -> writing.add(m + " " + path));
          }
        }
      }
      assertThat(writing).containsExactlyInAnyOrderElementsOf(WRITING);
      assertThat(reading)
          .filteredOn(path -> !path.startsWith("/error"))
          .containsExactlyInAnyOrderElementsOf(READING);
    }
  }
}
