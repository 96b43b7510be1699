/** The finer choices of a draft, folded away: whom it is for, how it is sent, how long, in which tone and language. */
import type { DraftKind } from '../../models';
import { field, h } from '../dom';
import type { Key, Words } from '../words';

/** What was chosen, by the service's own names; what was left alone is not in it. */
export type Finer = Record<string, string>;

interface Choosing {
  kind: DraftKind;
  finer: Finer;
}

interface List {
  name: string;
  label: Key;
  /** What holds when nothing is chosen. */
  otherwise: Key;
  options: [string, Key][];
}

const LISTS: Record<'all' | 'outreach', List[]> = {
  outreach: [
    {
      name: 'audience',
      label: 'choice_audience',
      otherwise: 'choice_audience_any',
      options: [
        ['recruiter', 'choice_recruiter'],
        ['hiring_manager', 'choice_hiring_manager'],
        ['referral', 'choice_referral'],
        ['follow_up', 'choice_follow_up'],
      ],
    },
    { name: 'channel', label: 'choice_channel', otherwise: 'choice_email', options: [['linkedin', 'choice_linkedin']] },
  ],
  all: [
    {
      name: 'tone',
      label: 'choice_tone',
      otherwise: 'choice_tone_settings',
      options: [
        ['plain', 'choice_plain'],
        ['warm', 'choice_warm'],
        ['formal', 'choice_formal'],
      ],
    },
    {
      name: 'language',
      label: 'choice_language',
      otherwise: 'choice_language_posting',
      options: [
        ['en', 'language_en'],
        ['de', 'language_de'],
        ['fr', 'language_fr'],
        ['es', 'language_es'],
      ],
    },
  ],
};

function keep(finer: Finer, name: string, value: string): void {
  if (value === '') delete finer[name];
  else finer[name] = value;
}

function drawList({ name, label, otherwise, options }: List, { finer }: Choosing, t: Words): HTMLElement {
  const chosen = finer[name] ?? '';
  const all: [string, Key][] = [['', otherwise], ...options];
  const select = h('select', { id: name }, ...all.map(([value, word]) => h('option', { value, selected: value === chosen }, t(word))));
  select.addEventListener('change', () => keep(finer, name, select.value));
  return field(t(label), select);
}

function drawLimit({ finer }: Choosing, t: Words): HTMLElement {
  const input = h('input', { id: 'limit', type: 'number', min: 50, max: 10_000, value: finer['limit'] ?? '' });
  input.addEventListener('input', () => keep(finer, 'limit', input.value));
  return field(t('choice_limit'), input);
}

/** The choices that a draft of this kind has. */
export function drawChoices(choosing: Choosing, t: Words): HTMLElement {
  const own = choosing.kind === 'outreach' ? LISTS.outreach.map((list) => drawList(list, choosing, t)) : [];
  const limit = choosing.kind === 'answer' ? [drawLimit(choosing, t)] : [];
  const rest = LISTS.all.map((list) => drawList(list, choosing, t));
  return h('details', { id: 'choices' }, h('summary', {}, t('choices_title')), ...own, ...limit, ...rest);
}

const KINDS_OF: Record<string, DraftKind> = { audience: 'outreach', channel: 'outreach', limit: 'answer' };

/** What of the choices a draft of this kind takes. */
export function choicesFor({ kind, finer }: Choosing): Finer {
  return Object.fromEntries(Object.entries(finer).filter(([name]) => (KINDS_OF[name] ?? kind) === kind));
}
