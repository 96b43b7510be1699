/**
 * What became of the last press on Save in each window, kept in `storage.session`.
 *
 * The worker writes it and the panel watches it. So a press shows its result also when the panel opens late, and
 * when the browser ended the worker half-way.
 */
import type { Problem } from '../failure';
import type { Saved } from '../models';
import type { Area } from './server-store';

export type Press =
  | { state: 'working'; at: number; step: 'reading' | 'sending' }
  | { state: 'done'; at: number; saved: Saved }
  | { state: 'failed'; at: number; problem: Problem; url: string | null; tabId: number };

/** Reading and sending give up after 25 seconds each, so what is older has no worker any more. */
const STALE_MS = 60_000;
const PREFIX = 'press:';

export interface Presses {
  get(windowId: number): Promise<Press | null>;
  put(windowId: number, press: Press): Promise<void>;
  clear(windowId: number): Promise<void>;
}

export function pressKey(windowId: number): string {
  return `${PREFIX}${windowId}`;
}

/** A press whose worker was ended is failed, not forever at work. */
export function settled(press: Press, now: number): Press {
  if (press.state !== 'working' || now - press.at < STALE_MS) return press;
  return { state: 'failed', at: press.at, problem: { code: 'interrupted' }, url: null, tabId: -1 };
}

export function openPresses(area: Area, now: () => number): Presses {
  return {
    async get(windowId) {
      const press = (await area.get(pressKey(windowId)))[pressKey(windowId)] as Press | undefined; // written by `put`
      return press === undefined ? null : settled(press, now());
    },
    put: (windowId, press) => area.set({ [pressKey(windowId)]: press }),
    clear: (windowId) => area.remove(pressKey(windowId)),
  };
}
