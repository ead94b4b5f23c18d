/**
 * The closed loop: findings worked from registration to close-out, the duty desk with its two
 * queues, the ledger of points that confirmed findings cost, and how often each rule was right.
 *
 * <p>What a case is follows from its steps alone ({@link org.minewatch.web.review.CaseFold}); which
 * step is open to whom stands in the tables beside this package ({@code steps.csv}, {@code
 * second-person.csv}), and what lives at stake, points and classes mean in {@code call-now.csv},
 * {@code points.csv} and {@code classes.csv}. A folder may replace each of them.
 */
package org.minewatch.web.review;
