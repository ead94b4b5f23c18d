/**
 * Nothing is drawn anew under a pressed pointer. A browser makes a click of a press and a release on the same element
 * only: if an answer of the server redraws a list between the two, what was clicked does nothing.
 */

let pressed = null;
const waiting = new Map();

/** Draws what is inside `node` at once, or, while the pointer is pressed on it, when it is let go. */
export function whenReleased(node, draw) {
  if (pressed && node.contains(pressed)) {
    waiting.set(node, draw);
    return;
  }
  waiting.delete(node);
  draw();
}

function release() {
  pressed = null;
  const draws = [...waiting.values()];
  waiting.clear();
  draws.forEach((draw) => draw());
}

window.addEventListener('pointerdown', (event) => {
  pressed = event.target;
}, true);
// The click comes after the release and before the next task; what it draws itself need not wait.
window.addEventListener('click', () => {
  pressed = null;
}, true);
for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => setTimeout(release), true);
window.addEventListener('blur', release);
