/**
 * Drafts of the documents of enforcement from a finding and its case, in templates that a bureau
 * edits. A draft is nobody's word until somebody has completed and signed it: what the system
 * cannot know stays a blank, and clauses are those of the rule table alone.
 */
package org.minewatch.web.document;
