/**
 * What a tab shows, as HTML: the page and its same-origin frames. Needs no `chrome.*` and never writes to the page.
 *
 * Frames of other origins are closed to us, and so are sandboxed ones; they are not part of the capture.
 */
import type { Captured, Frame } from '../models';
import { LIMITS, openBudget, type Limits } from './budget';
import { nodesOf } from './nodes';
import { serialise } from './serialise';
import { unseenIn } from './unseen';

interface Pending {
  document: Document;
  depth: number;
}

/** A frame without an address of its own (about:srcdoc, about:blank) goes by that of the page. */
function addressOf(document: Document, page: string): string {
  return /^https?:/.test(document.URL) ? document.URL : page;
}

function hasText(document: Document): boolean {
  return /\S/.test(document.documentElement?.textContent ?? '');
}

/** The page of a window. */
export function capture(window: Window & typeof globalThis, limits: Limits = LIMITS): Captured {
  const nodes = nodesOf(window);
  const tools = { nodes, budget: openBudget(limits), unseen: unseenIn(window, nodes) };
  const page = serialise(window.document, tools);
  const frames: Frame[] = [];
  const pending: Pending[] = page.frames.map((document) => ({ document, depth: 1 }));
  for (let next = pending.shift(); next && frames.length < limits.frames; next = pending.shift()) {
    const { document, depth } = next;
    if (!hasText(document)) continue;
    const inner = serialise(document, tools);
    frames.push({ url: addressOf(document, window.location.href), html: inner.html });
    if (depth < limits.frameDepth) pending.push(...inner.frames.map((found) => ({ document: found, depth: depth + 1 })));
  }
  return { url: window.location.href, html: page.html, frames, truncated: tools.budget.isExceeded() };
}
