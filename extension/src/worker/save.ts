/** One press on Save, from the page to the board. */
import type { Api } from '../api/api';
import { Failure, problemOf } from '../failure';
import type { SaveWish } from '../messages';
import type { Captured } from '../models';
import { readPage, type RunCapture } from './page';
import type { Presses } from './presses';

export interface SaveTools {
  presses: Presses;
  run: RunCapture;
  /** The service for who is signed in. Throws `needs-address` or `signed-out`. */
  api: () => Promise<Pick<Api, 'clip'>>;
  now: () => number;
}

export interface SavePress extends SaveWish {
  /** Whether the press was one that opens the page to us: toolbar, keyboard or context menu. */
  toolbar: boolean;
}

async function readAndSend(press: SavePress, tools: SaveTools, seen: (page: Captured) => void): Promise<void> {
  const { presses, now } = tools;
  const api = await tools.api(); // first, so that nothing is read from a page for somebody who is not signed in
  const page = await readPage(press.tabId, { toolbar: press.toolbar, run: tools.run });
  seen(page);
  if (press.refusedUrl !== null && page.url !== press.refusedUrl) throw new Failure('page-changed');
  await presses.put(press.windowId, { state: 'working', at: now(), step: 'sending' });
  const saved = await api.clip(page, { keep: press.refusedUrl !== null });
  await presses.put(press.windowId, { state: 'done', at: now(), saved });
}

/** Saves what the tab shows and records what became of it. Never throws. */
export async function save(press: SavePress, tools: SaveTools): Promise<void> {
  const { presses, now } = tools;
  let url: string | null = null;
  await presses.put(press.windowId, { state: 'working', at: now(), step: 'reading' });
  try {
    await readAndSend(press, tools, (page) => (url = page.url));
  } catch (error) {
    const failed = { state: 'failed', at: now(), problem: problemOf(error), url, tabId: press.tabId } as const;
    await presses.put(press.windowId, failed);
  }
}
