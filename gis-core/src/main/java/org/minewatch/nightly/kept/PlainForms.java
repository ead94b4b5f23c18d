package org.minewatch.nightly.kept;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Forms of what holds no other values: primitives, text, days, constants, columns of numbers. */
final class PlainForms {
  static final Form<String> STRING =
      Form.of(
          (value, out) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
          },
          in -> {
            byte[] bytes = new byte[Form.count(in, 1)];
            in.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
          });

  private static final Form<short[]> SHORTS =
      Form.of(
          (value, out) -> {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(value.length, Short.BYTES));
            bytes.asShortBuffer().put(value);
            out.writeInt(value.length);
            out.write(bytes.array());
          },
          in -> {
            short[] value = new short[Form.count(in, Short.BYTES)];
            in.asShortBuffer().get(value);
            in.position(in.position() + value.length * Short.BYTES);
            return value;
          });

  private static final Form<int[]> INTS =
      Form.of(
          (value, out) -> {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(value.length, Integer.BYTES));
            bytes.asIntBuffer().put(value);
            out.writeInt(value.length);
            out.write(bytes.array());
          },
          in -> {
            int[] value = new int[Form.count(in, Integer.BYTES)];
            in.asIntBuffer().get(value);
            in.position(in.position() + value.length * Integer.BYTES);
            return value;
          });

  private static final Form<long[]> LONGS =
      Form.of(
          (value, out) -> {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(value.length, Long.BYTES));
            bytes.asLongBuffer().put(value);
            out.writeInt(value.length);
            out.write(bytes.array());
          },
          in -> {
            long[] value = new long[Form.count(in, Long.BYTES)];
            in.asLongBuffer().get(value);
            in.position(in.position() + value.length * Long.BYTES);
            return value;
          });

  private static final Form<short[][]> SHORT_ROWS =
      Form.of(
          (value, out) -> {
            out.writeInt(value.length);
            for (short[] row : value) {
              SHORTS.write(row, out);
            }
          },
          in -> {
            short[][] value = new short[Form.count(in, Integer.BYTES)][];
            for (int i = 0; i < value.length; i++) {
              value[i] = SHORTS.read(in);
            }
            return value;
          });

  private static final Map<Class<?>, Form<?>> ALL =
      Map.ofEntries(
          Map.entry(boolean.class, Form.<Boolean>of((v, out) -> out.writeBoolean(v), Form::flag)),
          Map.entry(int.class, Form.<Integer>of((v, out) -> out.writeInt(v), ByteBuffer::getInt)),
          Map.entry(long.class, Form.<Long>of((v, out) -> out.writeLong(v), ByteBuffer::getLong)),
          Map.entry(
              double.class,
              Form.<Double>of(
                  (v, out) -> out.writeLong(Double.doubleToRawLongBits(v)),
                  in -> Double.longBitsToDouble(in.getLong()))),
          Map.entry(String.class, STRING),
          Map.entry(
              LocalDate.class,
              Form.<LocalDate>of(
                  (v, out) -> out.writeLong(v.toEpochDay()),
                  in -> LocalDate.ofEpochDay(in.getLong()))),
          Map.entry(
              OptionalDouble.class,
              Form.<OptionalDouble>of(
                  (v, out) -> {
                    out.writeBoolean(v.isPresent());
                    out.writeLong(Double.doubleToRawLongBits(v.orElse(0)));
                  },
                  in -> {
                    boolean present = Form.flag(in);
                    double value = Double.longBitsToDouble(in.getLong());
                    return present ? OptionalDouble.of(value) : OptionalDouble.empty();
                  })),
          Map.entry(short[].class, SHORTS),
          Map.entry(int[].class, INTS),
          Map.entry(long[].class, LONGS),
          Map.entry(short[][].class, SHORT_ROWS));

  private PlainForms() {}

  static Optional<Form<?>> find(Class<?> c) {
    return Optional.ofNullable(ALL.get(c));
  }

  /** One of the constants of an enum, by its place among them. */
  static <T> Form<T> constant(T[] constants) {
    return Form.of(
        (value, out) -> out.writeByte(((Enum<?>) value).ordinal()), in -> constants[in.get()]);
  }
}
