/** Asking for a draft: what kind, by whom, what about, and what it will cost. */
import type { Draft, DraftKind, DraftRequest, Usage } from '../../models';
import { button, field, h, keepingFocus } from '../dom';
import { priceOf } from '../price';
import { wordFor, type Key, type Words } from '../words';
import { choicesFor, drawChoices, type Finer } from './choices';
import { PROVIDERS } from './written';

/** What was chosen so far; it survives going to a draft and back. */
export interface Choice {
  kind: DraftKind;
  provider: string;
  /** Whether the person chose the provider, and did not only leave what stood there. */
  isNamed: boolean;
  question: string;
  recipient: string;
  finer: Finer;
}

export interface ComposeContext {
  t: Words;
  jobId: string;
  providers: string[];
  usage: Usage | null;
  earlier: Draft[];
  write(request: DraftRequest): void;
  open(draft: Draft): void;
}

export const KINDS: { kind: DraftKind; title: Key }[] = [
  { kind: 'cover_letter', title: 'kind_cover_letter' },
  { kind: 'answer', title: 'kind_answer' },
  { kind: 'outreach', title: 'kind_outreach' },
];

function titleOf(kind: string, t: Words): string {
  return wordFor(Object.fromEntries(KINDS.map((known) => [known.kind, known.title])), kind, { t, otherwise: kind });
}

function drawKinds(choice: Choice, { t, redraw }: { t: Words; redraw: () => void }): HTMLElement {
  const radios = KINDS.map(({ kind, title }) => {
    const choose = (): void => ((choice.kind = kind), redraw());
    const radio = h('input', { type: 'radio', name: 'kind', id: `kind-${kind}`, value: kind, checked: kind === choice.kind, onchange: choose });
    return h('label', { class: 'segment', for: `kind-${kind}` }, radio, h('span', {}, t(title)));
  });
  return h('fieldset', { class: 'segments' }, h('legend', {}, t('draft_kind')), ...radios);
}

function drawDetail(choice: Choice, t: Words): HTMLElement | null {
  if (choice.kind === 'answer') {
    const area = h('textarea', { id: 'question', rows: 3, required: true, minlength: 3, maxlength: 2000 });
    area.value = choice.question;
    area.addEventListener('input', () => (choice.question = area.value));
    return field(t('draft_question'), area, t('draft_question_hint'));
  }
  if (choice.kind !== 'outreach') return null;
  const input = h('input', { id: 'recipient', type: 'text', maxlength: 200, autocomplete: 'off', value: choice.recipient });
  input.addEventListener('input', () => (choice.recipient = input.value));
  return field(t('draft_recipient'), input, t('draft_recipient_hint'));
}

function drawProvider(choice: Choice, { context, redraw }: { context: ComposeContext; redraw: () => void }): HTMLElement | null {
  const { t, providers } = context;
  if (providers.length < 2) return null;
  const options = providers.map((name) =>
    h('option', { value: name, selected: name === choice.provider }, wordFor(PROVIDERS, name, { t, otherwise: name })),
  );
  const select = h('select', { id: 'provider' }, ...options);
  select.addEventListener('change', () => {
    choice.provider = select.value;
    choice.isNamed = true;
    redraw();
  });
  return field(t('draft_provider'), select);
}

function drawPrice(choice: Choice, { t, usage }: ComposeContext): HTMLElement | null {
  const price = priceOf(usage, { operation: choice.kind, provider: choice.provider }, t);
  return price && h('p', { id: 'draft-price', class: price.usedUp ? 'hint warn' : 'hint' }, price.text);
}

function drawEarlier({ earlier, open, t }: ComposeContext): HTMLElement | null {
  if (earlier.length === 0) return null;
  const items = earlier.map((draft) => {
    const label = [titleOf(draft.kind, t), draft.question].filter(Boolean).join(': ');
    return h('li', {}, button({ class: 'quiet earlier', onclick: () => open(draft) }, label));
  });
  return h('details', { id: 'earlier' }, h('summary', {}, t('draft_earlier', String(earlier.length))), h('ul', { class: 'plain' }, ...items));
}

function requestOf(choice: Choice, jobId: string): DraftRequest {
  const detail = { cover_letter: '', answer: choice.question.trim(), outreach: choice.recipient.trim() }[choice.kind];
  const finer = choicesFor(choice);
  const chosen = Object.keys(finer).length > 0 && { finer };
  // One that the person named writes alone; for one that only stood there another may step in.
  const provider = choice.isNamed || choice.provider === 'offline' ? choice.provider : '';
  return { jobId, kind: choice.kind, detail, provider, ...chosen, key: crypto.randomUUID() };
}

/** The form; choosing another kind or provider redraws it, with the keyboard left where it was. */
export function drawCompose(choice: Choice, context: ComposeContext): HTMLElement {
  const { t } = context;
  const box = h('div');

  const redraw = (): void => keepingFocus(box, () => box.replaceChildren(...content()));

  function content(): HTMLElement[] {
    const submit = (event: Event): void => {
      event.preventDefault();
      context.write(requestOf(choice, context.jobId));
    };
    const parts = [
      drawKinds(choice, { t, redraw }),
      drawDetail(choice, t),
      drawChoices(choice, t),
      drawProvider(choice, { context, redraw }),
      button({ id: 'draft-go', type: 'submit', class: 'primary' }, t('draft_go')),
      drawPrice(choice, context),
    ];
    return [h('form', { id: 'draft-form', onsubmit: submit }, ...parts), drawEarlier(context)].filter((part) => part !== null);
  }

  redraw();
  return box;
}
