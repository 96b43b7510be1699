/** A description's light Markdown ("## " headings, "- " lists, paragraphs) as elements that hold text only. */
import { h } from './dom';

type Block = { kind: 'heading' | 'list' | 'paragraph'; lines: string[] };

function kindOf(line: string): Block['kind'] {
  if (/^#{1,6} /.test(line)) return 'heading';
  return /^[-*•] /.test(line) ? 'list' : 'paragraph';
}

/** Lines of one kind that stand together are one block; an empty line ends it, and each heading is its own. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let ended = true;
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const kind = kindOf(line);
    const last = blocks.at(-1);
    const content = line.replace(/^(#{1,6}|[-*•]) /, '');
    const continues = !ended && last?.kind === kind && kind !== 'heading';
    ended = line === '';
    if (ended) continue;
    if (continues) last.lines.push(content);
    else blocks.push({ kind, lines: [content] });
  }
  return blocks;
}

function drawBlock({ kind, lines }: Block): HTMLElement {
  if (kind === 'heading') return h('h4', { dir: 'auto' }, ...lines);
  if (kind === 'list') return h('ul', { dir: 'auto' }, ...lines.map((line) => h('li', {}, line)));
  return h('p', { dir: 'auto' }, lines.join('\n'));
}

/** The text's blocks, in order. */
export function drawProse(text: string): HTMLElement[] {
  return blocksOf(text).map(drawBlock);
}
