/** Which sentences of a draft the résumé backs, and which not. */
import type { Draft, Sentence } from '../../models';
import { button, h } from '../dom';
import type { Key, Words } from '../words';

const MARKS: Record<string, { mark: string; label: Key }> = {
  unsupported: { mark: '✗', label: 'audit_unsupported' },
  partly: { mark: '◐', label: 'audit_partly' },
};

function drawDoubt(sentence: Sentence, { t, find }: { t: Words; find: (text: string) => void }): HTMLElement | null {
  const kind = MARKS[sentence.verdict];
  if (!kind) return null;
  const reasons = sentence.reasons.join(' ');
  return h(
    'li',
    { class: `doubt ${sentence.verdict}`, 'data-verdict': sentence.verdict },
    h('p', { class: 'verdict' }, h('span', { class: 'mark', 'aria-hidden': 'true' }, kind.mark), t(kind.label)),
    h('blockquote', {}, sentence.text),
    reasons ? h('p', { class: 'hint' }, reasons) : null,
    button({ class: 'quiet find', onclick: () => find(sentence.text) }, t('audit_find')),
  );
}

function drawBacked(sentences: Sentence[], t: Words): HTMLElement | null {
  if (sentences.length === 0) return null;
  const items = sentences.map(({ text, evidence }) =>
    h('li', {}, h('p', {}, text), ...evidence.slice(0, 2).map((line) => h('blockquote', { class: 'evidence' }, line.text))),
  );
  return h('details', { id: 'backed' }, h('summary', {}, t('audit_backed', String(sentences.length))), h('ul', { class: 'plain' }, ...items));
}

function countLine(count: number, t: Words): string {
  if (count === 0) return t('audit_none');
  return count === 1 ? t('audit_one') : t('audit_many', String(count));
}

/** The doubts first, with a way to find each in the text; then what is backed, folded away. */
export function drawAudit(draft: Draft, { t, find }: { t: Words; find: (text: string) => void }): HTMLElement {
  const { sentences } = draft.evidence;
  const doubts = sentences.map((sentence) => drawDoubt(sentence, { t, find })).filter((item) => item !== null);
  return h(
    'section',
    { id: 'audit', 'data-doubts': doubts.length },
    h('p', { class: doubts.length > 0 ? 'note warn' : 'note good' }, countLine(doubts.length, t)),
    doubts.length > 0 ? h('ul', { class: 'plain' }, ...doubts) : null,
    drawBacked(sentences.filter(({ verdict, evidence }) => verdict === 'supported' && evidence.length > 0), t),
  );
}
