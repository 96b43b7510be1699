/** Injected into a tab after a press, and only then; its value is what `chrome.scripting.executeScript` yields. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { capture } from '../src/capture/capture';

export default defineUnlistedScript(() => capture(window));
