/** The clock of a replay: a time that runs at a speed, frame by frame. */

/** A page that was away for a while goes on where it was instead of leaping. */
const LONGEST_FRAME_SECONDS = 0.25;

/** `length` in seconds; `frame(seconds, playing)` is called at every frame that plays and after every change. */
export function createPlayer(length, frame) {
  let seconds = 0;
  let speed = 60;
  let playing = false;
  let last = null;
  let waiting = 0;

  const bounded = (value) => Math.min(Math.max(value, 0), length);

  function next(now) {
    waiting = 0;
    if (!playing) return;
    const passed = last === null ? 0 : Math.min((now - last) / 1000, LONGEST_FRAME_SECONDS);
    last = now;
    seconds = bounded(seconds + passed * speed);
    if (seconds >= length) playing = false;
    frame(seconds, playing);
    if (playing) waiting = requestAnimationFrame(next);
  }

  function play(on) {
    if (on === playing) return;
    if (on && seconds >= length) seconds = 0;
    playing = on;
    last = null;
    if (on && waiting === 0) waiting = requestAnimationFrame(next);
    frame(seconds, playing);
  }

  return {
    play,
    toggle: () => play(!playing),
    seek: (to) => {
      seconds = bounded(to);
      frame(seconds, playing);
    },
    by: (step) => {
      seconds = bounded(seconds + step);
      frame(seconds, playing);
    },
    setSpeed: (to) => {
      speed = to;
    },
    seconds: () => seconds,
    speed: () => speed,
    isPlaying: () => playing,
    end: () => {
      playing = false;
      cancelAnimationFrame(waiting);
    },
  };
}
