/**
 * Any list or layer out as a file. A list is an {@link org.minewatch.web.export.ExportList}, which
 * the package that shows the list provides, so that a file has the same rows as the page; here they
 * get their format, coordinates, bounds and entry in the audit log. Routes are one for each list,
 * so that the table of permissions says of each whose it is.
 */
package org.minewatch.web.export;
