/**
 * Targets for the fuzzer, and what runs it: {@code -P fuzz}. The targets need no fuzzer to compile
 * or to be tried on the case files.
 */
package org.minewatch.fuzz;
