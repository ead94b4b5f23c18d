package org.minewatch.web.export;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.format.ExportFormat;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.system.Problems;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Sends lists as files: {@code GET /api/exports/NAME.{format}}, a route for each list. */
@Controller
final class ExportController {
  private static final String PREFIX = "/api/exports/";
  private static final String ENDING = ".{format}";
  private static final Set<String> OF_THE_FILE = Set.of("lang", "crs");

  private final Exports exports;
  private final Map<String, ExportList> lists = new TreeMap<>();

  ExportController(
      Exports exports,
      List<ExportList> lists,
      RequestMappingHandlerMapping requestMappingHandlerMapping)
      throws NoSuchMethodException {
    this.exports = exports;
    for (ExportList list : lists) {
      if (this.lists.put(list.name(), list) != null) {
        throw new IllegalStateException("two lists are called " + list.name());
      }
      requestMappingHandlerMapping.registerMapping(
          RequestMappingInfo.paths(PREFIX + list.name() + ENDING)
              .methods(RequestMethod.GET)
              .options(requestMappingHandlerMapping.getBuilderConfiguration())
              .build(),
          this,
          ExportController.class.getDeclaredMethod(
              "export",
              String.class,
              Actor.class,
              HttpServletRequest.class,
              HttpServletResponse.class));
    }
  }

  void export(
      @PathVariable("format") String format,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String route = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    ExportList list = lists.get(route.substring(PREFIX.length(), route.length() - ENDING.length()));
    ExportFormat wanted =
        ExportFormat.of(format)
            .orElseThrow(
                () ->
                    Problems.notFound(
                        "没有这种格式，可用：" + formats(),
                        "there is no such format; there are " + formats()));
    Map<String, List<String>> asked = new LinkedHashMap<>();
    request.getParameterMap().forEach((key, values) -> asked.put(key, Arrays.asList(values)));
    asked.keySet().removeAll(OF_THE_FILE);
    ExportFilters filters = ExportFilters.of(list.filters(), asked);
    Exports.Wish wish =
        new Exports.Wish(
            wanted, language(request.getParameter("lang")), request.getParameter("crs"));
    try (Exports.Made made = exports.make(list, filters, wish, actor)) {
      response.setContentType(wanted.mediaType());
      response.setContentLengthLong(made.bytes());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, private");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(made.name()).build().toString());
      if (!HttpMethod.HEAD.matches(request.getMethod())) {
        Files.copy(made.file(), response.getOutputStream());
      }
    }
  }

  private static Language language(String lang) {
    if (lang == null || lang.isEmpty() || lang.equals("zh")) {
      return Language.ZH;
    }
    if (lang.equals("en")) {
      return Language.EN;
    }
    throw Problems.badRequest("lang 须为 zh 或 en", "lang must be zh or en");
  }

  private static String formats() {
    return String.join(
        ", ", Arrays.stream(ExportFormat.values()).map(ExportFormat::ending).toList());
  }
}
