package org.minewatch.rules;

/** A number that differs between two rule tables, in the unit of the first. */
public record ParameterChange(String rule, String name, String unit, double from, double to) {}
