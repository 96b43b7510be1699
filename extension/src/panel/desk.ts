/** The browser's side of the panel: tabs, windows, press records, messages. */
import { browser, type Browser } from 'wxt/browser';

import { asking, DRAFT_PORT, type DraftCall, type DraftEvent } from '../messages';
import type { DraftRequest } from '../models';
import { openPresses, pressKey, settled, type Press } from '../worker/presses';
import type { Desk, Tools } from './tools';

/** The browser ends a worker after 30 idle seconds; a sign of life keeps it with a model that thinks for longer. */
const ALIVE_MS = 20_000;

/** The page that was looked at last, when the panel itself stands in a tab. */
function lastOther(tabs: Browser.tabs.Tab[], own: number | undefined): Browser.tabs.Tab | undefined {
  const others = tabs.filter(({ id }) => id !== undefined && id !== own);
  return others.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

async function targetTab(given: string | null): Promise<Browser.tabs.Tab | undefined> {
  if (given !== null) return browser.tabs.get(Number(given));
  const own = await browser.tabs.getCurrent();
  if (own) return lastOther(await browser.tabs.query({ windowId: own.windowId }), own.id);
  return (await browser.tabs.query({ active: true, currentWindow: true }))[0];
}

/** The desk of this window; `given` is the tab named in the panel's own address (`?tab=7`), if any. */
export function openDesk(given: string | null): Desk {
  const presses = openPresses(browser.storage.session, Date.now);
  return {
    async target() {
      const tab = await targetTab(given).catch(() => undefined);
      return tab?.id === undefined ? null : { tabId: tab.id, windowId: tab.windowId };
    },
    windowId: async () => (await browser.windows.getCurrent()).id ?? -1,
    press: (windowId) => presses.get(windowId),
    clearPress: (windowId) => presses.clear(windowId),
    onPress(windowId, listener) {
      browser.storage.session.onChanged.addListener((changes) => {
        const press = changes[pressKey(windowId)]?.newValue as Press | undefined; // written by `presses.put`
        if (press) listener(settled(press, Date.now()));
      });
    },
  };
}

/** Asks the worker, which may have to be woken. */
export const askWorker: Tools['ask'] = asking((envelope) => browser.runtime.sendMessage(envelope));

/** Starts a draft in the worker. Hanging up stops it; a worker that is ended makes it fail. */
export function writeDraft(request: DraftRequest, onEvent: (event: DraftEvent) => void): () => void {
  const port = browser.runtime.connect({ name: DRAFT_PORT });
  const say = (call: DraftCall): void => port.postMessage(call);
  const alive = setInterval(() => say({ say: 'alive' }), ALIVE_MS);
  const end = (): void => clearInterval(alive);
  port.onMessage.addListener((event: DraftEvent) => {
    const isOver = event.event === 'done' || event.event === 'failed';
    if (isOver) end();
    onEvent(event);
    if (isOver) port.disconnect();
  });
  port.onDisconnect.addListener(() => (end(), onEvent({ event: 'failed', problem: { code: 'interrupted' } })));
  say({ say: 'begin', request });
  return () => (end(), port.disconnect());
}
