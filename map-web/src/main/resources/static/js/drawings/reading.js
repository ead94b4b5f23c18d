/** Reads what the desk shows, keeps it fresh while checks run, and says what could not be read. */
import * as nights from '../api.js';
import * as api from './api.js';
import { isWorking } from './model.js';

const BUSY_MS = 1000;
const CALM_MS = 20_000;
const NO_PARTS = { drawn: [], changes: [], drawnOf: null, earlier: [], hasEarlier: false, tracks: [], sheet: null, known: [] };
const NO_CHECK = { check: null, verdict: null, verdictOf: null, error: null, ...NO_PARTS };

/**
 * `changed()` hears that `data` is another; `wanted()` says what the page needs: `{check, earlier, sheet, tracks}`.
 * Answers `{data(), start(), open(id), need(), refresh(), took(check)}`.
 */
export function createReading(wanted, changed) {
  let data = { desk: null, checks: [], loading: true, licences: [], region: null, failures: new Map(), ...NO_CHECK };
  const seen = new Map();
  let timer = null;

  const put = (patch) => {
    data = { ...data, ...patch };
    changed(data);
  };

  function failed(error) {
    put({ failures: new Map(data.failures).set(error.what ?? 'what.desk', error) });
  }

  function well(...whats) {
    if (!whats.some((what) => data.failures.has(what))) return;
    const failures = new Map(data.failures);
    whats.forEach((what) => failures.delete(what));
    put({ failures });
  }

  async function start() {
    try {
      const desk = await api.desk();
      put({ desk });
      well('what.desk');
      readPlaces();
      if (!desk.enabled) {
        put({ loading: false });
        return;
      }
    } catch (error) {
      put({ loading: false });
      failed(error);
      return;
    }
    await refresh();
    if (wanted().check && data.check?.id !== wanted().check) open(wanted().check);
  }

  /** Whether the list knows of a check what the page does not, or its progress is looked at. */
  const isOther = (listed, check) => isWorking(check) || listed.state !== check.state || listed.revision !== check.revision || !listed.decision !== !check.decision;

  /** What is licensed comes from the nights in the store; without them the map does without. */
  async function readPlaces() {
    try {
      const region = await nights.regionNow();
      put({ region });
      const night = region.latest ?? region.nights.at(-1)?.date;
      if (night) put({ licences: (await nights.licenceShapes(night)).features ?? [] });
    } catch (error) {
      failed(error);
    }
  }

  async function refresh() {
    clearTimeout(timer);
    try {
      const checks = await api.checks();
      put({ checks, loading: false });
      well('what.checks');
      const listed = checks.find((c) => c.id === wanted().check);
      if (listed && data.check?.id === listed.id && isOther(listed, data.check)) await readCheck(listed.id);
    } catch (error) {
      put({ loading: false });
      failed(error);
    }
    later();
  }

  function later() {
    clearTimeout(timer);
    const busy = data.checks.some(isWorking) || (data.check && isWorking(data.check));
    timer = setTimeout(() => (document.hidden ? later() : refresh()), busy ? BUSY_MS : CALM_MS);
  }
  document.addEventListener('visibilitychange', () => !document.hidden && data.desk?.enabled && refresh());

  /** Shows a check, from what was seen of it before if there is anything. */
  function open(id) {
    put({ ...NO_CHECK, ...(seen.get(id) ?? {}) });
    if (id) readCheck(id);
  }

  async function readCheck(id) {
    let check;
    try {
      check = await api.check(id);
    } catch (error) {
      if (wanted().check === id) put({ error });
      return;
    }
    if (wanted().check !== id) return;
    take(check);
  }

  /** A check as the server tells of it now; while it runs again, the last result stays in sight. */
  function take(check) {
    const anew = data.check?.id !== check.id || data.check.verdict_revision !== check.verdict_revision;
    put({ check, error: null, verdict: check.verdict ?? null, verdictOf: check.verdict ? check.verdict_revision : null });
    if (anew) need();
    keep();
  }

  function keep() {
    const { check, verdict, verdictOf, drawn, changes, drawnOf, known } = data;
    if (check) seen.set(check.id, { check, verdict, verdictOf, drawn, changes, drawnOf, known });
  }

  /** Reads the parts that the page needs now and has not got. */
  function need() {
    const { check } = data;
    if (!check?.verdict_revision) return;
    const want = wanted();
    const here = () => data.check?.id === check.id && data.check.verdict_revision === check.verdict_revision;
    const part = (ask, what, patchOf) => ask(check).then((value) => {
      if (!here()) return;
      well(what);
      const patch = patchOf(value);
      if (Object.entries(patch).some(([key, v]) => data[key] !== v)) put(patch);
      keep();
    }, (error) => here() && failed(error));
    if (data.drawnOf !== check.verdict_revision) {
      part(api.drawing, 'what.drawing', (shapes) => {
        const features = shapes?.features ?? [];
        return { drawn: features.filter((f) => f.properties.role === 'drawn'), changes: features.filter((f) => f.properties.role === 'change'), drawnOf: check.verdict_revision };
      });
    }
    part(api.knownPoints, 'what.known', (known) => ({ known }));
    if (want.earlier) part(api.earlier, 'what.earlier', (shapes) => ({ earlier: shapes?.features ?? data.earlier, hasEarlier: shapes !== null }));
    if (want.sheet) part(api.sheet, 'what.sheet', (sheet) => ({ sheet }));
    if (want.tracks) part(api.tracks, 'what.tracks', (shapes) => ({ tracks: shapes?.features ?? data.tracks }));
  }

  return {
    data: () => data,
    start, open, need, refresh,
    /** The answer to a change that this page made: it is newer than the list. */
    took(check) {
      put({ checks: data.checks.some((c) => c.id === check.id) ? data.checks.map((c) => (c.id === check.id ? { ...c, ...check } : c)) : [check, ...data.checks] });
      if (check.id === wanted().check) readCheck(check.id);
      later();
    },
    retry() {
      put({ failures: new Map() });
      return data.desk?.enabled ? refresh().then(() => wanted().check && readCheck(wanted().check)).then(need) : start();
    },
  };
}
