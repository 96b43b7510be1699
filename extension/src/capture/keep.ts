/** What of a page is worth sending: text and structure, not looks, not programs, and nothing the person typed. */

const DROPPED = new Set([
  'style', 'noscript', 'template', 'svg', 'canvas', 'video', 'audio', 'object', 'embed', 'source', 'track', 'map',
]);

/** Elements that have no end tag. */
export const VOID = new Set([
  'area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'param', 'wbr',
]);

/** Written as they are, these would swallow the rest of the page. */
export const RENAMED: Record<string, string> = { plaintext: 'pre', xmp: 'pre', listing: 'pre' };

/** Data beside the page: JSON-LD, and the state that frameworks leave for themselves, such as __NEXT_DATA__. */
const DATA_TYPE = /^application\/(ld\+)?json\b/i;
const KEPT_LINKS = /\b(canonical|alternate)\b/i;
/** Names of meta elements and inputs that carry a secret of the person's session. */
const SECRET_NAME = /csrf|xsrf|token|nonce|secret/i;
/** Inline styles matter only where they hide. */
const HIDES = /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden/i;
/** Attributes that are large, secret, or said elsewhere (a frame's own document is captured by itself). */
const DROPPED_ATTRIBUTES = new Set(['srcset', 'srcdoc', 'nonce', 'integrity']);
const ATTRIBUTE_NAME = /^[a-z_:@][\w:.@-]{0,99}$/i;
const MAX_ATTRIBUTE = 4_000;
/** Inputs whose value is a label or a choice rather than something typed. */
const LABELLED_INPUT = /^(button|submit|reset|checkbox|radio)$/i;

type Attribute = (name: string) => string | null;

/** Whether a script element holds data rather than a program. */
export function isData(name: string, attribute: Attribute): boolean {
  return name === 'script' && DATA_TYPE.test(attribute('type') ?? '');
}

/** Whether an element is kept at all. */
export function isKept(name: string, attribute: Attribute): boolean {
  if (DROPPED.has(name)) return false;
  if (name === 'script') return isData(name, attribute);
  if (name === 'link') return KEPT_LINKS.test(attribute('rel') ?? '');
  if (name === 'meta') return !SECRET_NAME.test(attribute('name') ?? '');
  return true;
}

function isTyped(element: string, attribute: Attribute): boolean {
  return element === 'input' && !LABELLED_INPUT.test(attribute('type') ?? 'text');
}

/** Whether an attribute is kept: no handlers, no looks, no embedded pictures, nothing typed, nothing secret. */
export function isKeptAttribute(element: string, at: { name: string; value: string }, attribute: Attribute): boolean {
  const { name, value } = at;
  if (!ATTRIBUTE_NAME.test(name) || value.length > MAX_ATTRIBUTE) return false;
  if (name.startsWith('on') || DROPPED_ATTRIBUTES.has(name)) return false;
  if (name === 'style') return HIDES.test(value);
  if (name === 'value') return !isTyped(element, attribute);
  return !/^(data:|javascript:)/i.test(value.trimStart());
}
