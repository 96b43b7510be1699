/** Building elements. Text only ever becomes text nodes, so nothing from a page or a model can become markup. */

type Child = Node | string | null | undefined | false;
type Value = string | number | boolean | ((event: Event) => void) | undefined;

/**
 * An element with attributes, listeners (`onclick: fn`) and children.
 *
 * `true` sets an attribute, `false` and undefined leave it out.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A link that opens in a tab of its own; plain text when the address is not one of the web. */
export function link(href: string, attributes: Record<string, Value>, label: string): HTMLElement {
  if (!/^https?:\/\//i.test(href)) return h('span', attributes, label);
  return h('a', { ...attributes, href, target: '_blank', rel: 'noopener noreferrer' }, label);
}

/** A button that does not submit. */
export function button(attributes: Record<string, Value>, label: string): HTMLButtonElement {
  return h('button', { type: 'button', ...attributes }, label);
}

/** A labelled field, with a hint that screen readers read along. */
export function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  const hintId = `${input.id}-hint`;
  if (hint) input.setAttribute('aria-describedby', hintId);
  return h(
    'div',
    { class: 'field' },
    h('label', { for: input.id }, label),
    input,
    hint ? h('p', { class: 'hint', id: hintId }, hint) : null,
  );
}

/** Something that runs: a ring and words, for waits longer than a blink. */
export function progress(label: string): HTMLElement {
  return h('p', { class: 'progress' }, h('span', { class: 'ring', 'aria-hidden': 'true' }), label);
}

/** Moves the keyboard and the screen reader to an element that is no control. */
export function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  if (!element.matches('a, button, input, textarea, select')) element.tabIndex = -1;
  element.focus();
}

/** Redraws a part and leaves the keyboard on the control of the same name, if it was inside. */
export function keepingFocus(part: HTMLElement, redraw: () => void): void {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : undefined;
  redraw();
  if (focused) document.getElementById(focused)?.focus();
}
