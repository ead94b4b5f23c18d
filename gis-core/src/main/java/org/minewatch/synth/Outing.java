package org.minewatch.synth;

import java.time.LocalDate;
import org.minewatch.synth.TrackSimulation.Person;

/**
 * One card going down once.
 *
 * @param member number in the crew, from 0
 * @param day nights since the first one, -1 for the day before
 * @param start when the shift begins, seconds since the first night's midnight
 */
record Outing(
    Crew crew, Person person, int member, int shift, int day, LocalDate date, double start) {}
