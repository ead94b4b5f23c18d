package org.minewatch.nightly;

import java.util.List;
import java.util.Optional;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.NeighbourArea;
import org.minewatch.detect.NeighbourPlans;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Rejection;

/**
 * What is the same for a mine in every night: its frame, licences, drawings and neighbours.
 *
 * @param frame absent when nobody can tell the mine's coordinate system; then nothing can be judged
 * @param frameProblem why there is no frame, empty when there is one
 * @param neighbourPlans the plans of other mines, read when asked for
 * @param rejections what could not be used of its drawings and coordinate systems
 */
record MineSetup(
    MineRecords records,
    Optional<MineFrame> frame,
    String frameProblem,
    List<LicencePrism> prisms,
    List<LicenceAccount> accounts,
    List<MineDrawing> drawings,
    List<NeighbourArea> neighbours,
    NeighbourPlans neighbourPlans,
    List<Rejection> rejections) {}
