/** Files that people hand in: received with their hash and kept under it, never written twice. */
package org.minewatch.web.file;
