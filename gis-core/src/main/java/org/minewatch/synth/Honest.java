package org.minewatch.synth;

import org.minewatch.synth.ground.Dice;

/** An innocent situation that looks like a violation; it has no difficulty. */
abstract class Honest extends Scheme {
  Honest(Dice dice) {
    super(Difficulty.MEDIUM, dice);
  }

  abstract String what();

  @Override
  final void tell(PlantedTruth truth) {
    truth.innocent(what());
  }
}
