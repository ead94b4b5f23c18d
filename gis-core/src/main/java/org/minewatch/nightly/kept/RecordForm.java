package org.minewatch.nightly.kept;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A record, its components one after the other as they are declared. */
final class RecordForm<T> implements Form<T> {
  private final Constructor<T> constructor;
  private final Method[] accessors;
  private final Form<Object>[] forms;

  @SuppressWarnings("unchecked")
  RecordForm(Class<T> type, Forms all) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
    constructor.setAccessible(true);
    accessors = new Method[components.length];
    forms = new Form[components.length];
    for (int i = 0; i < components.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
      forms[i] = (Form<Object>) all.of(components[i].getGenericType());
    }
  }

  static String describe(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(c -> c.getGenericType().getTypeName() + " " + c.getName())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void write(T value, DataOutputStream out) throws IOException {
    for (int i = 0; i < forms.length; i++) {
      forms[i].write(component(value, i), out);
    }
  }

  private Object component(T value, int i) {
    try {
      return accessors[i].invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessors[i] + " cannot be asked", e);
    }
  }

  @Override
  public T read(ByteBuffer in) {
    Object[] values = new Object[forms.length];
    for (int i = 0; i < forms.length; i++) {
      values[i] = forms[i].read(in);
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + constructor.getDeclaringClass() + " of that", e);
    }
  }
}
