/**
 * Flat Parquet files as columns of primitives: reading what anybody wrote, within bounds that a
 * hostile file cannot leave, and writing what everybody reads. Knows nothing of tracks.
 *
 * <p>The thrift structures of footer and page headers and the codecs are libraries; pages are
 * decoded here, straight into the caller's arrays. docs/decisions/0006-parquet.md says why.
 */
package org.minewatch.track.parquet;
