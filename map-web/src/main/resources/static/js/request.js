/** One request to the server. What goes wrong is an error that names the part that is missing. */
import { again } from './session.js';
import { current } from './texts.js';

/**
 * A request that failed: `what` is the key of a text that names the part, `detail` says why, `status`
 * is that of HTTP and `problem` what the server said about it, where it said anything.
 */
export class ReadError extends Error {
  constructor(what, detail, status = 0, problem = null) {
    super(`${what}: ${detail}`);
    this.what = what;
    this.detail = detail;
    this.status = status;
    this.problem = problem;
  }

  /** What the server said in the language spoken now; null where it said it in English only or not at all. */
  said() {
    if (!this.problem?.detail_zh) return null;
    return current() === 'en' ? this.problem.detail : this.problem.detail_zh;
  }
}

/** What an address answers with. Where nobody is signed in any more, it is asked again once somebody is. */
export async function read(address, what, options = {}) {
  let response;
  try {
    response = await fetch(address, { cache: 'no-cache', ...options, headers: { Accept: 'application/json', ...options.headers } });
    if (response.status === 401) {
      await again();
      response = await fetch(address, { cache: 'no-cache', ...options, headers: { Accept: 'application/json', ...options.headers } });
    }
  } catch {
    throw new ReadError(what, 'network');
  }
  if (!response.ok) throw new ReadError(what, `HTTP ${response.status}`, response.status, await response.json().catch(() => null));
  return response;
}

/** The JSON that an address answers with. */
export async function readJson(address, what, options = {}) {
  const response = await read(address, what, options);
  try {
    return await response.json();
  } catch {
    throw new ReadError(what, 'JSON');
  }
}

/** The bytes that an address answers with. */
export async function readBytes(address, what) {
  const response = await read(address, what, { headers: { Accept: 'application/octet-stream, application/problem+json' } });
  try {
    return await response.arrayBuffer();
  } catch {
    throw new ReadError(what, 'network');
  }
}
