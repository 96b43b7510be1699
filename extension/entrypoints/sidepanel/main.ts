/** Joins the panel to the browser. */
import { browser } from 'wxt/browser';

import { askWorker, openDesk, writeDraft } from '../../src/panel/desk';
import { Panel } from '../../src/panel/panel';
import type { Tools } from '../../src/panel/tools';

/** How long an announcement stays on the screen. */
const STATUS_MS = 4_000;

function announcer(status: HTMLElement): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    status.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = ''), STATUS_MS);
  };
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}

const t: Tools['t'] = (key, ...fills) => browser.i18n.getMessage(key, fills);
document.documentElement.lang = t('language_code');

const tools: Tools = {
  t,
  ask: askWorker,
  writeDraft,
  copy: (text) => navigator.clipboard.writeText(text),
  announce: announcer(element('status')),
};
const desk = openDesk(new URLSearchParams(location.search).get('tab'));
void new Panel(element('view'), tools, desk).start();
