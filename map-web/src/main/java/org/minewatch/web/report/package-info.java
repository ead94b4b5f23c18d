/**
 * Reports that are handed out by the server: a night of the mines that somebody may see, as page,
 * PDF or workbook, and the evidence sheet of a finding. Each is made of what the store holds when
 * it is asked for, and each is written into the audit log.
 */
package org.minewatch.web.report;
