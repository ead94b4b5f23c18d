package org.minewatch.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.CsvTable.Encoding;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.draw.DxfFile;
import org.minewatch.synth.draw.GeoJsonDrawing;
import org.minewatch.synth.ground.Dice;

/** Writes the mines of a region as a folder in exchange format 1. */
final class RegionFiles {
  private final SynthSpec spec;
  private final Path folder;
  private final Dice dice;
  private final TreeMap<String, Integer> rejected = new TreeMap<>();

  RegionFiles(SynthSpec spec, Path folder) {
    this.spec = spec;
    this.folder = folder;
    this.dice = new Dice(spec.seed()).fork("files");
  }

  /** Writes everything; gives the rows by file that every reader has to reject. */
  TreeMap<String, Integer> write(List<SyntheticMine> mines) throws IOException {
    put(
        "region.json",
        ("{\"version\": 1, \"name\": \""
                + spec.name()
                + "\", \"time_zone\": \"Asia/Shanghai\", \"default_crs\": \"EPSG:4523\"}\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    RegisterTables registers = new RegisterTables(mines);
    for (Map.Entry<String, CsvTable> table : registers.tables().entrySet()) {
      if (!RegisterTables.LATER.contains(table.getKey()) || !table.getValue().isEmpty()) {
        put(table.getKey(), table.getValue(), encoding(table.getKey()));
      }
    }
    CsvTable persons = new CsvTable("mine_code,card_id,person_id,job,team,leader", "from", "to");
    CsvTable shifts = new CsvTable("mine_code,date,shift,from,to,headcount", "leader_card_id");
    CsvTable readers =
        new CsvTable(
            "mine_code,reader_id,kind,easting_m,northing_m,elevation_m,range_m,positive_azimuth_deg,placed_by");
    for (SyntheticMine mine : mines) {
      drawings(mine);
      people(mine, persons, shifts, readers);
    }
    shifts.unreadable(mines.get(0).code + ",2026-02-30,早班,,,12");
    put("persons.csv", persons, Encoding.UTF_8);
    put("shift_reports.csv", shifts, Encoding.GB18030);
    put("readers.csv", readers, Encoding.UTF_8);
    return rejected;
  }

  /** The habits of offices: some write a byte-order mark. */
  private static Encoding encoding(String file) {
    return file.equals("corners.csv") || file.equals("faces.csv")
        ? Encoding.UTF_8_WITH_BOM
        : Encoding.UTF_8;
  }

  private void drawings(SyntheticMine mine) throws IOException {
    for (LocalDate asOf : mine.drawingDates) {
      List<DrawingEntity> entities = DrawingPlan.of(mine, asOf);
      byte[] bytes =
          switch (mine.spec.drawing().format()) {
            case DXF_GBK -> DxfFile.bytes(entities, DxfFile.Release.AC1015);
            case DXF_UTF8 ->
                DxfFile.bytes(
                    entities,
                    mine.index % 2 == 0 ? DxfFile.Release.AC1021 : DxfFile.Release.AC1027);
            case GEOJSON -> GeoJsonDrawing.bytes(entities, mine.grid::unproject);
          };
      put(RegisterTables.drawingFile(mine, asOf), bytes);
      if (mine.hasLowerSeam()) {
        put(
            RegisterTables.lowerDrawingFile(mine, asOf),
            GeoJsonDrawing.bytes(DrawingPlan.ofLowerSeam(mine, asOf), mine.grid::unproject));
      }
    }
    if (mine.spec.drawing().habit() == LayerHabit.CODED) {
      CsvTable layers = new CsvTable("layer,class");
      mine.spec
          .drawing()
          .habit()
          .mapping(!mine.schemes.draws(mine.spec.drawing().habit(), mine.latestDrawing()).isEmpty())
          .forEach(layers::row);
      Optional.of(mine)
          .flatMap(m -> m.southernNeighbour.or(() -> m.northernNeighbour))
          .map(other -> other.spec.name())
          .ifPresent(
              name -> List.of("井田边界", "巷道", "采空区").forEach(l -> layers.row(name + l, "neighbour")));
      put(RegisterTables.layersFile(mine), layers, Encoding.UTF_8);
    }
  }

  private void people(SyntheticMine mine, CsvTable persons, CsvTable shifts, CsvTable readers)
      throws IOException {
    boolean uploads = mine.spec.positions() == PositionForm.UPLOAD_FILES;
    MinePeople people = new MinePeople(spec, mine);
    ReaderPlan plan = people.readers;
    TrackSimulation tracks = people.tracks;
    for (ReaderPlan.Reader reader : plan.readers()) {
      Coordinate c = reader.surveyed();
      readers.row(
          mine.code,
          uploads ? UploadFiles.stationCode(mine, reader) : reader.id(),
          mine.spec.positions() == PositionForm.ZONE ? "zone" : "precise",
          Decimals.format(c.x, 2),
          Decimals.format(c.y, 2),
          Decimals.format(c.getZ(), 2),
          Decimals.format(reader.range(), 0),
          Decimals.format(reader.positiveAzimuthDegrees(), 1),
          "surveyed");
    }
    for (TrackSimulation.Person person : tracks.persons) {
      if (!mine.schemes.listed(person)) {
        continue;
      }
      persons.row(
          mine.code,
          person.cardId(),
          person.personId(),
          person.job(),
          person.team(),
          person.leader(),
          mine.schemes.registeredSince(person));
    }
    shiftReports(mine, tracks, shifts);
    events(mine, tracks);
    if (uploads) {
      UploadFiles files = new UploadFiles(mine, plan, this::put);
      mine.schemes.each(scheme -> scheme.uploads(files));
      files.write(tracks, tracks.firstSnapshot());
      return;
    }
    Dice dirt = dice.fork("dirt " + mine.code);
    boolean byCard = mine.index % 4 != 3;
    for (Map.Entry<LocalDate, List<TrackSimulation.Row>> day : tracks.rows.entrySet()) {
      TrackFile file =
          new TrackFile(day.getValue(), tracks.restHeader(), byCard, mine.index % 3 == 0, dirt);
      String name = "tracks/" + mine.code + "/" + day.getKey() + ".csv.gz";
      put(name, file.gzip());
      reject(name, file.unreadableRows());
    }
  }

  private void events(SyntheticMine mine, TrackSimulation tracks) throws IOException {
    EventTable events = new EventTable();
    mine.schemes.each(scheme -> scheme.events(events, tracks));
    for (Map.Entry<String, CsvTable> file : events.files().entrySet()) {
      put("events/" + mine.code + "/" + file.getKey(), file.getValue(), Encoding.UTF_8);
    }
  }

  private void shiftReports(SyntheticMine mine, TrackSimulation tracks, CsvTable shifts) {
    for (TrackSimulation.ShiftCount count : tracks.shifts) {
      int start = TrackSimulation.shiftStart(mine.spec, count.shift());
      java.time.LocalDateTime from = count.date().atStartOfDay().plusSeconds(start);
      shifts.row(
          mine.code,
          count.date(),
          List.of("夜班", "早班", "中班").get(start / 28_800),
          time(from),
          time(from.plusHours(8)),
          mine.schemes.headcount(count.date(), count.shift(), count.headcount()));
    }
  }

  private static String time(java.time.LocalDateTime time) {
    return time.format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private void put(String name, CsvTable table, Encoding encoding) throws IOException {
    put(name, table.bytes(encoding));
    reject(name, table.unreadableRows());
  }

  private void reject(String name, int rows) {
    if (rows > 0) {
      rejected.put(name, rows);
    }
  }

  private void put(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
