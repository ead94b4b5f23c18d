package org.minewatch.nightly.kept;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the {@link Form} of a record from its components: primitives, strings, enums, days,
 * optional values, lists, sorted sets of strings, arrays of numbers and further records. A class
 * that is none of these needs a view: a record that says all that it is.
 */
final class Forms {
  private final Map<Class<?>, View<?, ?>> views = new HashMap<>();
  private final Map<Class<?>, Form<?>> classes = new HashMap<>();
  private final TreeMap<String, String> described = new TreeMap<>();

  private record View<T, R extends Record>(Class<R> as, Function<T, R> out, Function<R, T> in) {
    Form<T> over(Form<R> form) {
      return Form.of(
          (value, to) -> form.write(out.apply(value), to), from -> in.apply(form.read(from)));
    }
  }

  /** Has a class written as a record. */
  <T, R extends Record> Forms view(
      Class<T> of, Class<R> as, Function<T, R> out, Function<R, T> in) {
    views.put(of, new View<>(as, out, in));
    return this;
  }

  /**
   * Names and types of all components of the records, and the constants of the enums, that forms
   * were made of so far, a line each: other classes, other lines.
   */
  String description() {
    StringBuilder lines = new StringBuilder();
    described.forEach((name, parts) -> lines.append(name).append(' ').append(parts).append('\n'));
    return lines.toString();
  }

  /**
   * The form of a type.
   *
   * @throws IllegalArgumentException for a type that has none
   */
  @SuppressWarnings("unchecked")
  <T> Form<T> of(Class<T> type) {
    Form<?> form = classes.get(type);
    if (form == null) {
      form = make(type);
      classes.put(type, form);
    }
    return (Form<T>) form;
  }

  /** The form of a component as it is declared, with what it holds. */
  Form<?> of(Type type) {
    if (type instanceof Class<?> c) {
      return of(c);
    }
    if (type instanceof ParameterizedType p) {
      Type held = p.getActualTypeArguments()[0];
      if (p.getRawType() == Optional.class) {
        return HoldingForms.optional(of(held));
      }
      if (p.getRawType() == List.class) {
        return HoldingForms.list(of(held));
      }
      if (p.getRawType() == SortedSet.class && held == String.class) {
        return HoldingForms.sortedStrings();
      }
    }
    throw new IllegalArgumentException("nothing says how " + type + " is kept");
  }

  private Form<?> make(Class<?> c) {
    Optional<Form<?>> plain = PlainForms.find(c);
    if (plain.isPresent()) {
      return plain.get();
    }
    if (views.containsKey(c)) {
      return seen(views.get(c));
    }
    if (c.isEnum()) {
      described.put(c.getName(), Arrays.toString(c.getEnumConstants()));
      return PlainForms.constant(c.getEnumConstants());
    }
    if (c.isRecord()) {
      described.put(c.getName(), RecordForm.describe(c));
      return new RecordForm<>(c, this);
    }
    throw new IllegalArgumentException("nothing says how " + c + " is kept");
  }

  private <T, R extends Record> Form<T> seen(View<T, R> view) {
    return view.over(of(view.as()));
  }
}
