package org.minewatch.web.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.export.format.Export;
import org.minewatch.web.export.format.ExportFormat;
import org.minewatch.web.export.format.Frame;
import org.minewatch.web.export.format.TooLargeException;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes files of lists. A file is made whole, beside what is sent, so that one that grows beyond
 * its bounds is an answer with words and never half a file; and it is in the audit log before the
 * first byte of it leaves.
 */
@Component
final class Exports {
  private static final long LONGEST_WAIT_SECONDS = 10;

  /** Of a mine's code, which may be anything, what may stand in the name of a file. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]{1,40}");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");

  private final MineGrids grids;
  private final AuditLog audit;
  private final Store store;
  private final ExportSettings settings;
  private final Clock clock;
  private final Semaphore free;

  Exports(MineGrids grids, AuditLog audit, Store store, ExportSettings settings, Clock clock) {
    this.grids = grids;
    this.audit = audit;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.free = new Semaphore(settings.atOnce(), true);
  }

  /** What is asked for beside the filters of the list. */
  record Wish(ExportFormat format, Language language, @Nullable String crs) {}

  /** A file that was made; closing it deletes it. */
  record Made(String name, Path file, long bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      delete(file.getParent());
    }
  }

  Made make(ExportList list, ExportFilters filters, Wish wish, Actor actor) throws IOException {
    boolean taken = false;
    try {
      taken = free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!taken) {
      throw Problems.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "正在导出的文件太多，请稍后再试",
          "too many files are being made; try again in a moment");
    }
    try {
      return make(list, list.open(actor, filters), filters, wish, actor);
    } finally {
      free.release();
    }
  }

  private Made make(
      ExportList list, ListContent content, ExportFilters filters, Wish wish, Actor actor)
      throws IOException {
    requireFit(list, content, wish.format());
    Path folder = Files.createTempDirectory("minewatch-export");
    boolean done = false;
    try {
      Gauge gauge = new Gauge(settings, folder);
      ListContent watched =
          new ListContent(content.night(), content.tables().stream().map(gauge::watched).toList());
      boolean placed = content.tables().stream().anyMatch(Table::placed);
      Coordinates coordinates =
          placed ? Coordinates.of(wish.crs(), wish.format(), watched, grids) : null;
      Frame frame = coordinates == null ? Frame.CGCS_2000 : coordinates.frame();
      String name = name(list, content, filters);
      Path file = folder.resolve("export." + wish.format().ending());
      wish.format()
          .write(
              new Export(
                  name,
                  coordinates == null ? watched.tables() : coordinates.tables(),
                  frame,
                  wish.language(),
                  notes(list, content, filters, coordinates, actor)),
              file);
      gauge.check();
      Made made = new Made(name + "." + wish.format().ending(), file, Files.size(file));
      note(actor, list, filters, wish, frame, placed, gauge, made);
      done = true;
      return made;
    } catch (TooLargeException e) {
      throw Problems.unusable(e.reason().zh(), e.reason().en());
    } finally {
      if (!done) {
        delete(folder);
      }
    }
  }

  /** Such as {@code minewatch-layers-2026-03-01-530300000001}. */
  private static String name(ExportList list, ListContent content, ExportFilters filters) {
    List<String> parts = new ArrayList<>(List.of("minewatch", list.name()));
    content.night().ifPresent(night -> parts.add(night.toString()));
    List<String> mines = filters.list("mine");
    if (mines.size() == 1 && PLAIN.matcher(mines.get(0)).matches()) {
      parts.add(mines.get(0));
    }
    return String.join("-", parts);
  }

  private static void requireFit(ExportList list, ListContent content, ExportFormat format) {
    if (format.isOfPlaces() && content.tables().stream().noneMatch(Table::placed)) {
      throw Problems.badRequest(
          "“%s”没有图形，可导出 csv、xlsx、gpkg".formatted(list.title().zh()),
          "%s has no shapes: take csv, xlsx or gpkg".formatted(list.title().en()));
    }
    if (format == ExportFormat.CSV && content.tables().size() != 1) {
      throw Problems.badRequest(
          "CSV 只能放一张表，这里有 %d 张：请选一个图层，或改用 xlsx、gpkg".formatted(content.tables().size()),
          "CSV holds one table, here are %d: choose one layer, or take xlsx or gpkg"
              .formatted(content.tables().size()));
    }
  }

  /** In one transaction: neither that a file was made nor that it holds sealed leads is lost. */
  private void note(
      Actor actor,
      ExportList list,
      ExportFilters filters,
      Wish wish,
      Frame frame,
      boolean placed,
      Gauge gauge,
      Made made) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("format", wish.format().ending());
    detail.put("rows", gauge.rows());
    detail.put("bytes", made.bytes());
    if (placed) {
      detail.put("crs", "EPSG:" + frame.epsg());
    }
    detail.put("filters", filters.values());
    TreeSet<String> sealed = new TreeSet<>(store.cases().listSealed());
    sealed.retainAll(gauge.findings());
    store
        .cases()
        .inTransaction(
            () -> {
              audit.append(actor, "list.export", list.name(), detail);
              if (!sealed.isEmpty()) {
                audit.append(actor, "lead.list", "leads", Map.of("findings", sealed));
              }
              return true;
            });
  }

  private List<Text> notes(
      ExportList list,
      ListContent content,
      ExportFilters filters,
      @Nullable Coordinates coordinates,
      Actor actor) {
    List<Text> notes = new ArrayList<>();
    notes.add(new Text("矿界哨兵：" + list.title().zh(), "Minewatch: " + list.title().en()));
    content.night().ifPresent(night -> notes.add(new Text("夜间 " + night, "Night " + night)));
    ZoneId zone = store.caseFindings().timeZone();
    String at = MINUTE.format(OffsetDateTime.now(clock.withZone(zone)));
    notes.add(
        new Text(
            "导出 " + at + "，" + actor.name() + "（" + actor.role().zh() + "）",
            "Exported " + at + " by " + actor.name() + " (" + actor.role().en() + ")"));
    String narrowed =
        filters.values().entrySet().stream()
            .map(e -> e.getKey() + "=" + shortened(e.getValue()))
            .reduce((a, b) -> a + "; " + b)
            .orElse("—");
    notes.add(new Text("筛选：" + narrowed, "Filters: " + narrowed));
    if (coordinates != null) {
      notes.add(
          new Text(
              "坐标系：" + coordinates.frame().name().zh(),
              "Coordinates: " + coordinates.frame().name().en()));
      if (coordinates.outOfReach() > 0) {
        notes.add(
            new Text(
                coordinates.outOfReach() + " 行的位置超出该坐标系，文件中没有其图形",
                coordinates.outOfReach()
                    + " rows lie where this system does not reach and have no shape here"));
      }
    }
    notes.add(
        new Text(
            "每项线索都是带依据的线索，不是法律结论。",
            "Every finding is a lead with evidence, not a legal conclusion."));
    return notes;
  }

  private static String shortened(List<String> values) {
    return values.size() <= 5
        ? String.join(", ", values)
        : String.join(", ", values.subList(0, 5)) + ", … (" + values.size() + ")";
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.deleteIfExists(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
