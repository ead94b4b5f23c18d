package org.minewatch.sight;

/** What one mine's night has to say of itself beside its findings. */
public record MineSight(Sight sight, Balance balance) {}
