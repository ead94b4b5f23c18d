package org.minewatch.track.upload;

/** How a station was at an instant. */
public record StationState(String stationCode, long timeMillis, Run run, Power power)
    implements UploadRecord {
  /** Run state in the order of its codes 0, 1, 2; 9 and anything else is unknown. */
  public enum Run {
    NORMAL,
    COMMUNICATION_LOST,
    FAULT,
    UNKNOWN
  }

  /** Power in the order of its codes 0, 1, 2; 9 and anything else is unknown. */
  public enum Power {
    BATTERY,
    MAINS,
    FAULT,
    UNKNOWN
  }

  static Run run(String code) {
    return switch (code) {
      case "0" -> Run.NORMAL;
      case "1" -> Run.COMMUNICATION_LOST;
      case "2" -> Run.FAULT;
      default -> Run.UNKNOWN;
    };
  }

  static Power power(String code) {
    return switch (code) {
      case "0" -> Power.BATTERY;
      case "1" -> Power.MAINS;
      case "2" -> Power.FAULT;
      default -> Power.UNKNOWN;
    };
  }
}
