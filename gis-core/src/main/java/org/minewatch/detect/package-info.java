/**
 * The rules: each a small pure class over one mine and one night that states a physical finding
 * first. What it means in law, how grave and how sure it is, is joined last from the dated rule
 * table.
 */
package org.minewatch.detect;
