package org.minewatch.web.setting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;

/** Says of a setting its name, what it is, and what would be right. */
public final class WrongSettingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongSettingException(String message) {
    super(message);
  }

  private WrongSettingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What is wrong with the setting that kept the server from starting; empty when it was none. */
  public static Optional<WrongSettingException> find(Throwable problem) {
    BindException binding = null;
    Throwable innermost = problem;
    ConversionFailedException conversion = null;
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof WrongSettingException said) {
        return Optional.of(said);
      }
      if (cause instanceof BindException found) {
        binding = found;
      }
      if (cause instanceof ConversionFailedException found) {
        conversion = found;
      }
      innermost = cause;
    }
    if (binding == null) {
      return Optional.empty();
    }
    String said =
        conversion != null || innermost instanceof ConversionException
            ? unreadable(binding, conversion)
            : innermost.getMessage();
    return Optional.of(new WrongSettingException(said, problem));
  }

  private static String unreadable(
      BindException binding, @Nullable ConversionFailedException failed) {
    ConfigurationProperty property = binding.getProperty();
    Class<?> type =
        failed == null
            ? binding.getTarget().getType().resolve(Object.class)
            : failed.getTargetType().getType();
    Object value = property == null ? "" : property.getValue();
    String where =
        property != null && property.getOrigin() instanceof TextResourceOrigin line
            ? " (" + line + ")"
            : "";
    return binding.getName() + where + " is \"" + value + "\"; it must be " + kind(type);
  }

  private static String kind(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return "a " + type.getSimpleName();
  }
}
