/** Joins the panel to the browser. */
import { browser } from 'wxt/browser';

import { askWorker, openDesk, writeDraft } from '../../src/panel/desk';
import { Panel } from '../../src/panel/panel';
import type { Tools } from '../../src/panel/tools';

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}

const status = element('status');
const t: Tools['t'] = (key, ...fills) => browser.i18n.getMessage(key, fills);
document.documentElement.lang = t('language_code');

const tools: Tools = {
  t,
  ask: askWorker,
  writeDraft,
  copy: (text) => navigator.clipboard.writeText(text),
  announce: (text) => (status.textContent = text),
};
const desk = openDesk(new URLSearchParams(location.search).get('tab'));
void new Panel(element('view'), tools, desk).start();
