/** The panel's words. The English file is the list of keys; a test holds the other languages to it. */
import type en from '../../public/_locales/en/messages.json';

export type Key = keyof typeof en;

/** The sentence under a key, with its $1, $2 … filled in. */
export type Words = (key: Key, ...fills: string[]) => string;

/** The words of a list that depends on a value from the service; `otherwise` when we have no words for it. */
export function wordFor(list: Record<string, Key>, value: string, tools: { t: Words; otherwise: string }): string {
  const key = Object.hasOwn(list, value) ? list[value] : undefined;
  return key === undefined ? tools.otherwise : tools.t(key);
}
