package org.minewatch.evidence.bundle;

/** What the entries of a bundle are called. */
final class BundleEntries {
  static final String MANIFEST = "manifest.json";

  /** The digest of the manifest, in a line. */
  static final String MANIFEST_DIGEST = "manifest.digest";

  static final String FINDING = "finding.json";
  static final String LEDGER = "ledger.json";
  static final String MAP = "map.html";
  static final String REVIEW = "review.json";
  static final String REGION = "region/";
  static final String RULES = "rules/";
  static final String ORDERS = "orders/orders-issued.csv";

  private BundleEntries() {}
}
