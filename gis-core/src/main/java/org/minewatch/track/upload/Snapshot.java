package org.minewatch.track.upload;

/**
 * How many people one snapshot shows, and whether it shows all.
 *
 * @param complete false when records were rejected or the end is missing: who is absent then may
 *     still be underground
 */
public record Snapshot(
    long headerMillis, int underground, int atMouth, int left, boolean complete, String file) {

  static Snapshot of(UploadFile file) {
    int[] count = new int[3];
    SnapshotColumns places = file.places();
    for (int i = 0; i < places.size(); i++) {
      int flag = places.flag(i);
      // A dialect without the flag lists those underground only.
      count[flag == SnapshotColumns.FLAG_UNKNOWN ? SnapshotColumns.FLAG_UNDERGROUND : flag]++;
    }
    return new Snapshot(
        file.headerMillis().orElseThrow(),
        count[SnapshotColumns.FLAG_UNDERGROUND],
        count[SnapshotColumns.FLAG_AT_MOUTH],
        count[SnapshotColumns.FLAG_LEFT],
        file.state() == FileState.ACCEPTED,
        file.name());
  }

  Snapshot named(String name) {
    return new Snapshot(headerMillis, underground, atMouth, left, complete, name);
  }
}
