/**
 * Licence papers of the real world, as people paste or export them: corner tables as printed, the
 * land-survey text exchange, the national application file, boundary polygons as GeoJSON. A paper
 * is read into licences with corners, and every assumption, repair and doubt is said with its line.
 *
 * <p>The way of a paper: bytes to lines ({@link PaperText}), lines to a {@link Sheet} of parts and
 * rings ({@link PaperScanner}, {@link LandSurveyScanner}), a sheet to a {@link LicenceReading}
 * ({@link SheetAssembler}), readings to files ({@link LicenceFiles}). Nothing is guessed: what
 * stays open is refused with the choices named, and what was read so far is kept beside.
 */
package org.minewatch.licencepaper;
