package org.minewatch.track.upload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.minewatch.track.upload.profile.FieldLayout;
import org.minewatch.track.upload.profile.FileType;
import org.minewatch.track.upload.profile.HeaderForm;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.RecordKind;
import org.minewatch.track.upload.profile.UploadProfile;

/** The parse of one file, from its first byte to its state. */
final class FileParse {

  private final NameMatch said;
  private final UploadProfile profile;
  private final FileType type;
  private final UploadLimits limits;
  private final FileAccount account;
  private final ProblemLog log;
  private final RecordScanner record;
  private final FieldReader reader;
  private final RecordFields fields;
  private final int bytes;
  private final int usualCard;
  private OptionalInt total = OptionalInt.empty();

  FileParse(
      NameMatch said,
      byte[] b,
      Charset charset,
      TimeForm[] times,
      UploadLimits limits,
      FileAccount account) {
    this.said = said;
    this.profile = said.profile();
    this.type = profile.types().get(said.type());
    this.limits = limits;
    this.account = account;
    this.log = account.log();
    this.bytes = b.length;
    this.usualCard = profile.codeLengths().getOrDefault("card", -1);
    int from = startsWithMark(b) ? 3 : 0;
    this.record = new RecordScanner(b, from, profile, !charset.equals(StandardCharsets.UTF_8));
    this.reader = new FieldReader(b, charset, profile, times, limits);
    this.fields = new RecordFields(record, reader, limits);
  }

  private static boolean startsWithMark(byte[] b) {
    return b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf;
  }

  UploadFile parse() {
    if (profile.header().isPresent()) {
      String fault = header(profile.header().get());
      if (!fault.isEmpty()) {
        while (record.next()) {
          account.found();
        }
        return type == null ? unknownType() : account.rejected(fault);
      }
    } else {
      account.headerMillis(account.nameMillis());
    }
    if (type == null) {
      return unknownType();
    }
    records();
    end();
    headerFromRecords();
    if (type.kind() == RecordKind.SNAPSHOT && account.headerMillis().isEmpty()) {
      return account.rejected("neither the name, the header nor a record tells the time");
    }
    return account.done();
  }

  private UploadFile unknownType() {
    return account.raw(
        "type " + said.type() + " is not known to dialect " + profile.name() + "; kept as it is");
  }

  /** Reads mine and time from the first segment; what is wrong with it, or nothing. */
  private String header(HeaderForm form) {
    if (!record.next() || record.number() != 1) {
      return "the file has no header";
    }
    if (record.wide() || record.control() || record.tooManyFields()) {
      return "the header is damaged";
    }
    int last = record.fields() - 1;
    FieldLayout layout =
        FieldLayout.fitting(form.layouts(said.type()), last + 1, record.isEmpty(last));
    try {
      if (layout == null) {
        return headerByEnds(form, last);
      }
      fields.of(layout);
      OptionalLong time = fields.time("time");
      if (time.isEmpty()) {
        return "the header tells no time";
      }
      account.headerMillis(time);
      if (layout.placeOf("approved_persons") >= 0) {
        account.add(mineOf(fields.count("approved_persons")));
      }
      readTotal(layout);
      return mine(fields.code("mine"));
    } catch (RecordProblem e) {
      return "header: " + e.getMessage();
    }
  }

  /** A total that cannot be read costs no file. */
  private void readTotal(FieldLayout layout) {
    try {
      total = layout.placeOf("total") < 0 ? total : fields.count("total");
    } catch (RecordProblem e) {
      log.note("the header's number of persons cannot be read");
    }
  }

  private String headerByEnds(HeaderForm form, int last) {
    int timeAt = record.isEmpty(last) ? last - 1 : last;
    if (!form.otherwiseEnds() || timeAt < 1) {
      return "the header has " + (last + 1) + " segments, which no known header has";
    }
    long time = reader.time("time", record.start(timeAt), record.end(timeAt));
    if (time == SnapshotColumns.UNKNOWN) {
      return "the header tells no time";
    }
    account.headerMillis(OptionalLong.of(time));
    log.note("the header has " + (last + 1) + " segments; its first and last were used");
    return mine(reader.text(record.start(0), record.end(0)));
  }

  private UploadMine mineOf(OptionalInt approved) {
    OptionalDouble none = OptionalDouble.empty();
    return new UploadMine(account.mineCode(), approved, none, none, "", none, none);
  }

  /** Compares the mine that the content tells with the name's. */
  private String mine(String code) {
    if (code.isEmpty()) {
      return "";
    }
    if (!account.mineCode().isEmpty() && !account.mineCode().equals(code)) {
      return "the header is mine " + code + "'s but the name says " + account.mineCode();
    }
    account.mineCode(code);
    return "";
  }

  private void records() {
    boolean places = type.kind().isPlaces();
    SnapshotColumns columns = account.places();
    SnapshotParser snapshot =
        new SnapshotParser(
            record,
            reader,
            profile,
            limits,
            columns,
            log,
            profile.header().isPresent() && type.kind() == RecordKind.SNAPSHOT
                ? account.headerMillis().getAsLong()
                : SnapshotColumns.UNKNOWN,
            type.kind() == RecordKind.POSITIONS);
    RecordFactory factory = null;
    while (record.next()) {
      account.found();
      int points = columns.points();
      int cells = log.rejectedCells();
      try {
        FieldLayout layout = sound();
        if (places) {
          snapshot.add(layout);
          noteCard(layout);
        } else {
          if (factory == null) {
            factory =
                new RecordFactory(
                    type, account.mineCode(), profile.pointSeparator(), profile.partSeparator());
          }
          account.add(factory.record(fields.of(layout)));
          noteCard(layout);
        }
        if (log.rejectedCells() > cells) {
          log.note("a track holds points that cannot be read; the position beside it is used");
        }
      } catch (RecordProblem e) {
        columns.dropPoints(points);
        if (!record.terminated() && profile.hasFileTerminator()) {
          account.cut();
        }
        log.record(record.number(), e);
      }
    }
    noteTotal(snapshot.total().isPresent() ? snapshot.total() : total, columns);
  }

  /** Compares the number of people that the file says it holds with those it does hold. */
  private void noteTotal(OptionalInt said, SnapshotColumns columns) {
    if (said.isEmpty()) {
      return;
    }
    int underground = 0;
    for (int i = 0; i < columns.size(); i++) {
      underground += columns.flag(i) == SnapshotColumns.FLAG_UNDERGROUND ? 1 : 0;
    }
    if (said.getAsInt() != columns.size() && said.getAsInt() != underground) {
      log.note(
          "the file says that it holds "
              + said.getAsInt()
              + " persons, but "
              + underground
              + " are in it underground, "
              + columns.size()
              + " in all");
    }
  }

  /** The layout that fits the present record, when nothing is wrong with it as a whole. */
  private FieldLayout sound() {
    if (record.control()) {
      throw whole("the record holds control characters; it was damaged on its way");
    }
    if (record.wide()) {
      throw whole("the record holds a full-width ；; fields are parted by a plain ;");
    }
    if (record.tooManyFields()) {
      throw whole("the record has " + record.fields() + " fields, far too many");
    }
    if (!record.terminated() && profile.hasFileTerminator()) {
      throw whole("the file breaks off in this record");
    }
    int count = record.fields();
    FieldLayout layout = FieldLayout.fitting(type.layouts(), count, record.isEmpty(count - 1));
    if (layout == null) {
      String expected =
          String.join(" or ", type.layouts().stream().map(l -> "" + l.size()).toList());
      throw whole("the record has " + count + " fields; " + type.name() + " has " + expected);
    }
    int mineAt = layout.placeOf("mine");
    if (mineAt >= 0 && type.kind() != RecordKind.MINE) {
      mineOfRecord(mineAt);
    }
    return layout;
  }

  private void mineOfRecord(int at) {
    String mine = reader.text(record.start(at), record.end(at));
    if (account.mineCode().isEmpty() && !mine.isEmpty()) {
      account.mineCode(mine);
    } else if (!mine.equals(account.mineCode())) {
      throw new RecordProblem(
          "mine",
          record.start(at),
          "mine is " + mine + " in a file of mine " + account.mineCode(),
          mine);
    }
  }

  private RecordProblem whole(String reason) {
    return new RecordProblem("", record.start(), reason, "");
  }

  private void noteCard(FieldLayout layout) {
    int at = usualCard < 0 ? -1 : layout.placeOf("card");
    if (at >= 0 && record.end(at) - record.start(at) != usualCard) {
      log.note("a card is not " + usualCard + " characters long");
    }
  }

  private void end() {
    if (!profile.hasFileTerminator()) {
      account.ended(true);
      return;
    }
    account.ended(record.fileEnded());
    if (record.fileEnded() && record.position() < bytes) {
      rest();
    }
  }

  /** What stands behind the terminator is one rejected record, unless it is blank. */
  private void rest() {
    int from = record.position();
    while (from < bytes && isBlank(record.bytes()[from])) {
      from++;
    }
    if (from < bytes) {
      account.found();
      log.record(
          record.number() + 1,
          new RecordProblem(
              "", from, (bytes - from) + " bytes stand behind the end of the file", ""));
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  /** In a dialect without headers the name tells the time, else the latest record. */
  private void headerFromRecords() {
    if (profile.header().isPresent() || !type.kind().isPlaces()) {
      return;
    }
    SnapshotColumns places = account.places();
    if (account.headerMillis().isEmpty() && places.latest() != SnapshotColumns.UNKNOWN) {
      account.headerMillis(OptionalLong.of(places.latest()));
    }
    if (type.kind() == RecordKind.SNAPSHOT && account.headerMillis().isPresent()) {
      places.fillSeen(account.headerMillis().getAsLong());
    }
  }
}
