/** Builds elements. Text only ever becomes a text node, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

function build(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') {
      for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    } else if (name === 'vars') {
      for (const [key, v] of Object.entries(value)) node.style.setProperty(key, v);
    } else {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** An HTML element; `on` holds listeners, `vars` CSS custom properties, the rest are attributes. */
export function el(tag, props = {}, ...children) {
  return build(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function svg(tag, props = {}, ...children) {
  return build(document.createElementNS(SVG, tag), props, children);
}

/** Replaces everything inside a node. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** Puts children before a last one, which stays where it is with its focus when it is there already. */
export function fillBefore(node, last, ...children) {
  if (!last || last.parentNode !== node) return fill(node, children, last);
  for (const child of [...node.childNodes]) if (child !== last) child.remove();
  last.before(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** Says something to screen readers without moving the focus. */
export function announce(text) {
  document.getElementById('announce').textContent = text;
}
