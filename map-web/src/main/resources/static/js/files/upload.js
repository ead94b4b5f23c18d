/** Hands a file in, a part at a time; the same file chosen again goes on where it was cut off. */
import { readJson } from '../request.js';

const PART = 1 << 20;
const HEADERS = { 'X-Minewatch': 'page' };
const asJson = (method, body) => ({ method, headers: { ...HEADERS, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function digest(file) {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether this browser may compute the digest that the server asks for. */
export const canHandIn = () => Boolean(globalThis.crypto?.subtle);

/** Hands in; `step` is told the share that is there. */
export async function handIn(file, mine, step) {
  const sha256 = await digest(file);
  const before = await readJson('api/uploads?size=100', 'what.upload');
  let upload = before.items.find((u) => u.state === 'open' && u.sha256 === sha256 && u.name === file.name && u.mineCode === mine)
    ?? await readJson('api/uploads', 'what.upload', asJson('POST', { mine, name: file.name, bytes: file.size, sha256 }));
  while (upload.received < upload.bytes) {
    step(upload.received / upload.bytes);
    upload = await readJson(`api/uploads/${upload.id}/parts?offset=${upload.received}`, 'what.upload',
      { method: 'PUT', headers: { ...HEADERS, 'Content-Type': 'application/octet-stream' }, body: file.slice(upload.received, upload.received + PART) });
  }
  step(1);
  return readJson(`api/uploads/${upload.id}/finish`, 'what.upload', asJson('POST', {}));
}
