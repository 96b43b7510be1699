/** The panel's English words without a browser: the same file, filled in the way Chrome does. */
import messages from '../public/_locales/en/messages.json';
import type { Words } from '../src/panel/words';

export const words: Words = (key, ...fills) =>
  messages[key].message.replace(/\$(\d)/g, (_, number: string) => fills[Number(number) - 1] ?? '');
