/**
 * Words that stand on the page and that nobody can read there: too small, of the colour of their ground, far off the
 * screen, in a box of a pixel. They may be meant for a program that reads the page, so the service is told.
 *
 * What a click or a scroll would show (folded parts, sections that fade in) is not among them: it belongs to the posting.
 */
import type { Nodes } from './nodes';

type Rgb = readonly [number, number, number];

const SMALLEST_PX = 2;
const FAR_LEFT_PX = -1_000;
const ALIKE = 16; // of 255, in each of red, green and blue: #efefef on white
const MAX_LOOKS = 20_000; // elements with words; the fullest pages have 6,000
const MAX_PARENTS = 40;
const TEXT = 3;
const NONE = new Set(['none', '']);
const WORDS = /\S+\s+\S+\s+\S/; // fewer are an icon's name
const COLOUR = /^rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)$/;

/** Tells whether the words that stand directly in an element cannot be read. */
export type Unseen = (element: Node) => boolean;

interface Sight {
  nodes: Nodes;
  styleOf(element: Node): CSSStyleDeclaration;
  boxOf(element: Node): DOMRect;
}

function colour(text: string): { rgb: Rgb; alpha: number } | null {
  const found = COLOUR.exec(text);
  if (!found) return null;
  const [, red, green, blue, alpha] = found;
  return { rgb: [Number(red), Number(green), Number(blue)], alpha: alpha === undefined ? 1 : Number(alpha) };
}

function isAlike(one: Rgb, other: Rgb): boolean {
  return one.every((part, index) => Math.abs(part - (other[index] ?? 0)) <= ALIKE);
}

/** The colour that an element's words stand on; null where a picture or something half transparent makes it unknown. */
function ground(element: Node, sight: Sight): Rgb | null {
  let next: Node | null = element;
  for (let steps = 0; next && steps < MAX_PARENTS; steps += 1) {
    const style = sight.styleOf(next);
    if (!NONE.has(style.backgroundImage)) return null;
    const found = colour(style.backgroundColor);
    if (found && found.alpha === 1) return found.rgb;
    if (found && found.alpha > 0) return null;
    if (style.position === 'absolute' || style.position === 'fixed') return null; // it may lie over anything
    next = sight.nodes.parent(next);
  }
  return [255, 255, 255];
}

function isPainted(element: Node, style: CSSStyleDeclaration, sight: Sight): boolean {
  const ink = colour(style.color);
  if (!ink || ink.alpha < 1 || !NONE.has(style.textShadow)) return true; // gradients and shadows show in other ways
  const below = ground(element, sight);
  return below === null || !isAlike(ink.rgb, below);
}

function isPlaced(box: DOMRect, style: CSSStyleDeclaration): boolean {
  if (box.width === 0 && box.height === 0) return true; // not laid out: folded, or display: contents
  if (box.right < FAR_LEFT_PX) return false;
  return !(box.width <= 1 && box.height <= 1 && style.overflow === 'hidden');
}

function ownWords(nodes: Nodes, element: Node): string {
  const texts = nodes.children(element).filter((child) => nodes.type(child) === TEXT);
  return texts.map((text) => nodes.value(text)).join(' ');
}

/** What a window's elements are asked with. After `MAX_LOOKS` everything counts as seen. */
export function unseenIn(window: Window & typeof globalThis, nodes: Nodes): Unseen {
  const { getBoundingClientRect } = window.Element.prototype;
  const sight: Sight = {
    nodes,
    styleOf: (element) => window.getComputedStyle(element as Element),
    boxOf: (element) => getBoundingClientRect.call(element as Element),
  };
  let looks = 0;
  return (element) => {
    if (looks >= MAX_LOOKS || !WORDS.test(ownWords(nodes, element))) return false;
    looks += 1;
    const style = sight.styleOf(element);
    if (style.display === 'none' || style.visibility === 'hidden') return false; // said by the page, or folded
    const size = Number.parseFloat(style.fontSize);
    return size < SMALLEST_PX || !isPlaced(sight.boxOf(element), style) || !isPainted(element, style, sight);
  };
}
