package org.minewatch.track.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;

/**
 * One column at the top of a file's schema: what it is called and what its values mean.
 *
 * @param name as the file has it
 * @param kind what the values mean
 * @param typeName how the file's maker would call the type
 * @param leaf number of the column among those that hold data
 * @param type how the values are stored
 * @param length bytes of a value of fixed length
 * @param scale decimals of a {@link Kind#DECIMAL}
 * @param perMilli units of a time in a millisecond
 * @param unsigned whether whole numbers have no sign
 * @param optional whether values may be missing
 */
public record ParquetColumn(
    String name,
    Kind kind,
    String typeName,
    int leaf,
    Type type,
    int length,
    int scale,
    long perMilli,
    boolean unsigned,
    boolean optional) {

  /** What the values of a column mean. */
  public enum Kind {
    /** Whole numbers. */
    INTEGER,
    /** Binary fractions. */
    FLOATING,
    /** Decimal fractions. */
    DECIMAL,
    /** Text in UTF-8. */
    TEXT,
    /** Points in time. */
    INSTANT,
    /** Clock times of a place that the file does not name. */
    LOCAL_TIME,
    /** Something else. */
    OTHER
  }

  private static final int MAX_SCALE = 22;

  static ParquetColumn of(SchemaElement e, int leaf) {
    Type type = e.getType();
    boolean optional = e.getRepetition_type() != FieldRepetitionType.REQUIRED;
    Kind kind = kind(e);
    int length = type == Type.INT96 ? 12 : e.getType_length();
    int scale = kind == Kind.DECIMAL ? scale(e) : 0;
    boolean fits = type != Type.FIXED_LEN_BYTE_ARRAY || length > 0 && length <= 64;
    boolean usable = e.getRepetition_type() != FieldRepetitionType.REPEATED && fits;
    boolean scaled = scale >= 0 && scale <= MAX_SCALE;
    return new ParquetColumn(
        e.getName(),
        usable && scaled ? kind : Kind.OTHER,
        typeName(e),
        leaf,
        type,
        length,
        scale,
        perMilli(e),
        isUnsigned(e),
        optional);
  }

  private static int scale(SchemaElement e) {
    LogicalType logical = e.getLogicalType();
    return logical != null && logical.isSetDECIMAL()
        ? logical.getDECIMAL().getScale()
        : e.getScale();
  }

  private static Kind kind(SchemaElement e) {
    LogicalType logical = e.getLogicalType();
    ConvertedType old = e.getConverted_type();
    if (logical != null && logical.isSetDECIMAL() || old == ConvertedType.DECIMAL) {
      return Kind.DECIMAL;
    }
    return switch (e.getType()) {
      case DOUBLE, FLOAT -> Kind.FLOATING;
      case INT96 -> Kind.INSTANT;
      case INT32 ->
          logical == null && old == null || isInteger(logical, old) ? Kind.INTEGER : Kind.OTHER;
      case INT64 -> {
        if (logical != null && logical.isSetTIMESTAMP()) {
          yield logical.getTIMESTAMP().isIsAdjustedToUTC() ? Kind.INSTANT : Kind.LOCAL_TIME;
        }
        if (old == ConvertedType.TIMESTAMP_MILLIS || old == ConvertedType.TIMESTAMP_MICROS) {
          yield Kind.INSTANT;
        }
        yield logical == null && old == null || isInteger(logical, old) ? Kind.INTEGER : Kind.OTHER;
      }
      case BYTE_ARRAY ->
          logical == null && old == null
                  || logical != null && (logical.isSetSTRING() || logical.isSetENUM())
                  || old == ConvertedType.UTF8
                  || old == ConvertedType.ENUM
              ? Kind.TEXT
              : Kind.OTHER;
      case BOOLEAN, FIXED_LEN_BYTE_ARRAY -> Kind.OTHER;
    };
  }

  private static boolean isInteger(LogicalType logical, ConvertedType old) {
    return logical != null && logical.isSetINTEGER()
        || old != null && (old.name().startsWith("INT_") || old.name().startsWith("UINT_"));
  }

  private static boolean isUnsigned(SchemaElement e) {
    LogicalType logical = e.getLogicalType();
    return logical != null && logical.isSetINTEGER() && !logical.getINTEGER().isIsSigned()
        || e.getConverted_type() != null && e.getConverted_type().name().startsWith("UINT_");
  }

  private static long perMilli(SchemaElement e) {
    LogicalType logical = e.getLogicalType();
    if (logical != null && logical.isSetTIMESTAMP()) {
      TimeUnit unit = logical.getTIMESTAMP().getUnit();
      return unit.isSetNANOS() ? 1_000_000 : unit.isSetMICROS() ? 1_000 : 1;
    }
    return e.getConverted_type() == ConvertedType.TIMESTAMP_MICROS ? 1_000 : 1;
  }

  private static String typeName(SchemaElement e) {
    String name = e.getType().toString();
    LogicalType logical = e.getLogicalType();
    if (e.getRepetition_type() == FieldRepetitionType.REPEATED) {
      name = "a list of " + name;
    }
    if (logical != null && logical.getSetField() != null) {
      return name + " (" + logical.getSetField().getFieldName() + ")";
    }
    return e.getConverted_type() == null ? name : name + " (" + e.getConverted_type() + ")";
  }

  /** Epoch milliseconds of a stored time, cut off below. */
  public long millis(long stored) {
    return Math.floorDiv(stored, perMilli);
  }
}
