/**
 * Inspection packs: whoever goes underground for a lead takes one along. It is made once, kept as
 * it was handed out, and each making and reading is in the audit log.
 */
package org.minewatch.web.pack;
