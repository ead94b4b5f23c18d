/** The replay in the address: `mine/HH:MM:SS/speed/card`, of which only the mine must be there. */

export const SPEEDS = [1, 10, 30, 60, 120, 300, 600];
export const USUAL_SPEED = 60;

const two = (n) => String(n).padStart(2, '0');

/** Seconds after midnight as `02:14:30`. */
export const clockOf = (seconds) => `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}`;

/** `{mine, seconds, speed, card}`; `seconds` and `card` may be null; null for no replay or one that makes no sense. */
export function parseReplay(text) {
  const match = /^([^/]{1,200})(?:\/(\d{2}):([0-5]\d):([0-5]\d)(?:\/(\d{1,3})(?:\/(.{1,200}))?)?)?$/.exec(text ?? '');
  if (!match) return null;
  const [, mine, h, m, s, speed, card] = match;
  return {
    mine, seconds: h === undefined ? null : h * 3600 + m * 60 + Number(s),
    speed: SPEEDS.includes(Number(speed)) ? Number(speed) : USUAL_SPEED, card: card ?? null,
  };
}

export function formatReplay({ mine, seconds = null, speed = USUAL_SPEED, card = null }) {
  const parts = [mine];
  if (seconds !== null) parts.push(clockOf(seconds));
  if (seconds !== null && (speed !== USUAL_SPEED || card !== null)) parts.push(speed);
  if (seconds !== null && card !== null) parts.push(card);
  return parts.join('/');
}
