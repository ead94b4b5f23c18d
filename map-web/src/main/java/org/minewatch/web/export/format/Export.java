package org.minewatch.web.export.format;

import java.util.List;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Table;
import org.minewatch.wording.Text;

/**
 * What is to become a file.
 *
 * @param name of the file, without its ending
 * @param tables with places in the numbers of the frame, easting first
 * @param language of what people read; programs read the same names in any
 * @param notes what a reader has to know: what was asked for, when, in which coordinates
 */
public record Export(
    String name, List<Table> tables, Frame frame, Language language, List<Text> notes) {

  public Export {
    tables = List.copyOf(tables);
    notes = List.copyOf(notes);
  }
}
