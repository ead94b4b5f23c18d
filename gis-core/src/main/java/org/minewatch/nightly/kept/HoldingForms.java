package org.minewatch.nightly.kept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Forms of what holds other values. */
final class HoldingForms {
  private HoldingForms() {}

  static <T> Form<Optional<T>> optional(Form<T> held) {
    return Form.of(
        (value, out) -> {
          out.writeBoolean(value.isPresent());
          if (value.isPresent()) {
            held.write(value.get(), out);
          }
        },
        in -> Form.flag(in) ? Optional.of(held.read(in)) : Optional.empty());
  }

  static <T> Form<List<T>> list(Form<T> held) {
    return Form.of(
        (value, out) -> {
          out.writeInt(value.size());
          for (T element : value) {
            held.write(element, out);
          }
        },
        in -> {
          int count = Form.count(in, 1);
          List<T> list = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            list.add(held.read(in));
          }
          return list;
        });
  }

  static Form<SortedSet<String>> sortedStrings() {
    Form<List<String>> list = list(PlainForms.STRING);
    return Form.of(
        (value, out) -> list.write(List.copyOf(value), out), in -> new TreeSet<>(list.read(in)));
  }
}
