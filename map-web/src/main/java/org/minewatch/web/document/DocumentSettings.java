package org.minewatch.web.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How drafts of documents look.
 *
 * @param templates folder with the bureau's own templates; a document that has none there takes
 *     ours
 */
@ConfigurationProperties("minewatch.documents")
public record DocumentSettings(@DefaultValue("") String templates) {

  public DocumentSettings {
    if (!templates.isBlank() && !Files.isDirectory(Path.of(templates.strip()))) {
      throw new IllegalArgumentException(
          "minewatch.documents.templates is " + templates + ", which is no folder");
    }
  }

  Optional<Path> own() {
    return templates.isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(templates.strip()).toAbsolutePath().normalize());
  }
}
