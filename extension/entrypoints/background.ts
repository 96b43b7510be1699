/**
 * The service worker: joins the parts and listens. It keeps nothing between events, for the browser ends it at will;
 * what must last is in `storage`. Listeners are set synchronously, or a woken worker would miss its event.
 */
import { browser, type Browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { DRAFT_PORT, isEnvelope, replyTo } from '../src/messages';
import { answersOf } from '../src/worker/answers';
import { serveDraft } from '../src/worker/drafting';
import { openOffice } from '../src/worker/office';
import { openPresses } from '../src/worker/presses';
import { save, type SaveTools } from '../src/worker/save';

const MENU_ID = 'save-job';
const COMMAND = 'save-job';
const SESSION_LOCK = 'foothold-session';
const WATCHDOG = 'press:';
/** A press that has not ended by then has lost its worker. */
const WATCHDOG_MINUTES = 1;

async function runCapture(tabId: number): Promise<unknown> {
  const [top] = await browser.scripting.executeScript({ target: { tabId }, files: ['/capture.js'] });
  return top?.result;
}

/** A press that opens the page to us. The panel must be opened before anything is awaited, or Chrome refuses it. */
function onPress(tab: Browser.tabs.Tab | undefined, saving: SaveTools): void {
  if (tab?.id === undefined) return;
  const { id: tabId, windowId } = tab;
  browser.sidePanel.open({ windowId }).catch(() => undefined); // saving goes on without it, and it can be opened by hand
  void browser.alarms.create(`${WATCHDOG}${windowId}`, { delayInMinutes: WATCHDOG_MINUTES });
  void save({ tabId, windowId, refusedUrl: null, toolbar: true }, saving);
}

/** Writes the failure of a press whose worker was ended, so that the panel, which watches, can say so. */
async function onAlarm(name: string, { presses }: SaveTools): Promise<void> {
  if (!name.startsWith(WATCHDOG)) return;
  const windowId = Number(name.slice(WATCHDOG.length));
  const press = await presses.get(windowId);
  if (press?.state === 'failed') await presses.put(windowId, press);
}

function isOwnPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL('/'));
}

function listenForPresses(saving: SaveTools): void {
  browser.runtime.onInstalled.addListener(() => {
    const title = browser.i18n.getMessage('menu_save');
    browser.contextMenus.create({ id: MENU_ID, title, contexts: ['page', 'frame', 'selection'] });
  });
  browser.action.onClicked.addListener((tab) => onPress(tab, saving));
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMAND) onPress(tab, saving);
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === MENU_ID) onPress(tab, saving);
  });
  browser.alarms.onAlarm.addListener(({ name }) => void onAlarm(name, saving));
}

export default defineBackground(() => {
  // Scripts in pages share our storage unless told otherwise, and the session lies there.
  void browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });

  const office = openOffice({
    local: browser.storage.local,
    lock: async (work) => await navigator.locks.request(SESSION_LOCK, work),
    fetch: (input, init) => fetch(input, init),
  });
  const presses = openPresses(browser.storage.session, Date.now);
  const saving = { presses, run: runCapture, api: office.api, now: Date.now };
  const answers = answersOf(office, saving);

  listenForPresses(saving);
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (!isOwnPage(sender) || !isEnvelope(message)) return false;
    void replyTo(message, answers).then(respond);
    return true;
  });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== DRAFT_PORT || !isOwnPage(port.sender)) return port.disconnect();
    serveDraft(
      {
        onCall: (listener) => port.onMessage.addListener(listener),
        onHungUp: (listener) => port.onDisconnect.addListener(listener),
        say: (event) => port.postMessage(event),
      },
      office.api,
    );
  });
});
