/** Which sentences of a draft the résumé backs, and which not. */
import type { Draft, Sentence } from '../../models';
import { button, h } from '../dom';
import type { Key, Words } from '../words';

const MARKS: Record<string, { mark: string; label: Key }> = {
  unsupported: { mark: '✗', label: 'audit_unsupported' },
  partly: { mark: '◐', label: 'audit_partly' },
};

interface Ways {
  t: Words;
  find(sentence: Sentence): void;
  /** Keeps a sentence because the person stands by it, or leaves it out again. */
  vouch(text: string): void;
}

function drawDoubt(sentence: Sentence, { isKept, ways: { t, find, vouch } }: { isKept: boolean; ways: Ways }): HTMLElement | null {
  const kind = MARKS[sentence.verdict];
  if (!kind) return null;
  const reasons = sentence.reasons.join(' ');
  return h(
    'li',
    { class: `doubt ${sentence.verdict}`, 'data-verdict': sentence.verdict },
    h('p', { class: 'verdict' }, h('span', { class: 'mark', 'aria-hidden': 'true' }, kind.mark), t(kind.label)),
    h('blockquote', {}, sentence.text),
    reasons ? h('p', { class: 'hint' }, reasons) : null,
    button({ class: 'quiet find', onclick: () => find(sentence) }, t('audit_find')),
    button({ class: 'quiet vouch', 'aria-pressed': String(isKept), onclick: () => vouch(sentence.text) }, t(isKept ? 'audit_leave_out' : 'audit_keep')),
  );
}

function drawBacked(sentences: Sentence[], t: Words): HTMLElement | null {
  if (sentences.length === 0) return null;
  const items = sentences.map(({ text, evidence }) =>
    h('li', {}, h('p', {}, text), ...evidence.slice(0, 2).map((line) => h('blockquote', { class: 'evidence' }, line.text))),
  );
  return h('details', { id: 'backed' }, h('summary', {}, t('audit_backed', String(sentences.length))), h('ul', { class: 'plain' }, ...items));
}

/** True lines that the posting asks for and the draft does not say; what was added since is said. */
function drawLeftOut({ content, evidence }: Draft, t: Words): HTMLElement | null {
  const lines = evidence.left_out.filter((line) => !content.includes(line.text));
  if (lines.length === 0) return null;
  const items = lines.map((line) => h('li', {}, h('blockquote', { class: 'evidence' }, line.text)));
  return h('details', { id: 'unsaid' }, h('summary', {}, t('audit_unsaid', String(lines.length))), h('ul', { class: 'plain' }, ...items));
}

/** What the draft comes to; it is good only when all that it says may be sent. */
function drawVerdict({ evidence: { sentences }, sendable }: Draft, { count, t }: { count: number; t: Words }): HTMLElement {
  const note = (kind: 'good' | 'warn', line: string): HTMLElement => h('p', { class: `note ${kind}` }, line);
  if (count > 0) return note('warn', count === 1 ? t('audit_one') : t('audit_many', String(count)));
  if (sendable.trim() === '') return note('warn', t('audit_nothing'));
  const claims = sentences.some(({ verdict }) => verdict === 'supported');
  return note('good', t(claims ? 'audit_none' : 'audit_no_claims'));
}

/** The doubts first, with a way to find each in the text; then what is backed and what was left out, folded away. */
export function drawAudit(draft: Draft, ways: Ways): HTMLElement {
  const { t } = ways;
  const { sentences } = draft.evidence;
  const isKept = ({ text }: Sentence): boolean => draft.vouched.includes(text);
  const doubts = sentences.map((sentence) => drawDoubt(sentence, { isKept: isKept(sentence), ways })).filter((item) => item !== null);
  return h(
    'section',
    { id: 'audit', 'data-doubts': doubts.length },
    drawVerdict(draft, { count: doubts.length, t }),
    doubts.length > 0 ? h('ul', { class: 'plain' }, ...doubts) : null,
    drawBacked(sentences.filter(({ verdict, evidence }) => verdict === 'supported' && evidence.length > 0), t),
    drawLeftOut(draft, t),
  );
}
