/**
 * Documents of enforcement filled into templates that a bureau edits in Word or WPS: templates read
 * within bounds ({@link org.minewatch.document.DocxPackage}), their places found and filled ({@link
 * org.minewatch.document.Template}), and the words that may stand in such a place ({@link
 * org.minewatch.document.Vocabulary}). What is not known stays a blank to be written in by hand.
 */
package org.minewatch.document;
