/**
 * A document as HTML, the way the person sees it. Reads only.
 *
 * Open shadow trees stand in place of their host's children, with slots filled: that is what is on the screen, and
 * a reader of the HTML need not know that there were shadow trees. The walk keeps its own stack, for a page may be
 * nested deeper than ours can call.
 */
import type { Budget } from './budget';
import { isData, isKept, isKeptAttribute, RENAMED, VOID } from './keep';
import type { Nodes } from './nodes';
import type { Unseen } from './unseen';

const ELEMENT = 1;
const TEXT = 3;

export interface Serialised {
  html: string;
  /** Documents of same-origin frames, in the order in which they stand. */
  frames: Document[];
}

export function escapeText(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function escapeAttribute(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** How the service is told that words cannot be read: by a style that it knows. */
const UNREADABLE = ' style="font-size:0"';

interface Walk {
  nodes: Nodes;
  unseen: Unseen;
  budget: Budget;
  out: string[];
  frames: Document[];
  /** What is still to come, last first: nodes to visit and end tags to write. */
  stack: (Node | string)[];
}

function startTag(walk: Walk, element: Node, name: string): string {
  const attribute = (wanted: string): string | null => walk.nodes.attribute(element, wanted);
  const kept = walk.nodes
    .attributes(element)
    .filter((at) => isKeptAttribute(name, at, attribute))
    .map((at) => ` ${at.name}="${escapeAttribute(at.value)}"`);
  const isStyled = kept.some((at) => at.startsWith(' style='));
  const sight = !isStyled && walk.unseen(element) ? UNREADABLE : '';
  return `<${RENAMED[name] ?? name}${kept.join('')}${sight}>`;
}

function shownChildren(nodes: Nodes, element: Node, name: string): Node[] {
  if (name === 'textarea') return []; // what the person typed
  if (name === 'slot') return nodes.slotted(element);
  return nodes.children(nodes.shadow(element) ?? element);
}

/** JSON may hold "</script" only inside a string, where the backslash changes nothing. */
function writeData(walk: Walk, element: Node, name: string): void {
  const content = walk.nodes.text(element).replace(/<\/(?=script)/gi, '<\\/');
  const html = `${startTag(walk, element, name)}${content}</script>`;
  if (walk.budget.data(html)) walk.out.push(html);
}

function collectFrame(walk: Walk, element: Node): void {
  const document = walk.nodes.frameDocument(element);
  if (document) walk.frames.push(document);
}

function visitElement(walk: Walk, element: Node): void {
  const name = walk.nodes.name(element);
  const attribute = (wanted: string): string | null => walk.nodes.attribute(element, wanted);
  if (!isKept(name, attribute)) return;
  if (isData(name, attribute)) return writeData(walk, element, name);
  if (name === 'iframe') collectFrame(walk, element);
  const open = startTag(walk, element, name);
  const fits = walk.budget.markup(open);
  if (fits) walk.out.push(open);
  if (VOID.has(name)) return;
  if (fits) walk.stack.push(`</${RENAMED[name] ?? name}>`);
  if (name === 'iframe') return;
  for (const child of shownChildren(walk.nodes, element, name).reverse()) walk.stack.push(child);
}

function visit(walk: Walk, node: Node): void {
  const type = walk.nodes.type(node);
  if (type === ELEMENT) return visitElement(walk, node);
  if (type !== TEXT) return;
  const text = escapeText(walk.nodes.value(node));
  if (walk.budget.markup(text)) walk.out.push(text);
}

/** The document's HTML and its frames. After the budget is spent only data is still taken. */
export function serialise(document: Document, tools: { nodes: Nodes; budget: Budget; unseen: Unseen }): Serialised {
  const walk: Walk = { ...tools, out: ['<!DOCTYPE html>'], frames: [], stack: [...tools.nodes.children(document)] };
  for (let next = walk.stack.pop(); next !== undefined; next = walk.stack.pop()) {
    if (typeof next === 'string') walk.out.push(next);
    else visit(walk, next);
  }
  return { html: walk.out.join(''), frames: walk.frames };
}
