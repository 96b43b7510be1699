/** Done: the job as it was saved, what was found on the page and what was not. */
import type { Job, Saved } from '../../models';
import { button, h, link } from '../dom';
import { workplaceOf } from '../place';
import { drawProse } from '../prose';
import { wordFor, type Key, type Words } from '../words';
import { drawSimilar } from './similar';

export interface DoneState {
  name: 'done';
  job: Job;
  /** What the page gave, when this was saved just now. */
  saved: Saved | null;
  address: string;
}

export interface JobActions {
  home(): void;
}

/** Below this, a value is worth a look; the service's own doubts begin near here. */
const SURE = 0.6;
/** A shorter description needs no folding. */
const FOLDED_FROM_CHARACTERS = 240;

const FIELDS: Record<string, Key> = {
  title: 'field_title',
  company: 'field_company',
  location: 'field_location',
  salary: 'field_salary',
  salary_range: 'field_salary',
  employment_type: 'field_type',
  employment_types: 'field_type',
  description: 'field_description',
};

const ORIGINS: Record<string, Key> = {
  json_ld: 'origin_structured',
  microdata: 'origin_structured',
  meta: 'origin_structured',
  visible_text: 'origin_text',
};

function fieldName(name: string, t: Words): string {
  return wordFor(FIELDS, name, { t, otherwise: name.replaceAll('_', ' ') });
}

function drawFacts({ job, saved }: DoneState, t: Words): HTMLElement {
  const missing = new Set((saved?.missing ?? []).map((name) => fieldName(name, t)));
  const facts: [string, string, string | null, string | null][] = [
    ['company', t('field_company'), job.company, null],
    ['location', t('field_location'), job.location, workplaceOf(job, t)],
    ['salary', t('field_salary'), job.salary_range, null],
    ['type', t('field_type'), job.employment_type, null],
  ];
  const rows = facts.map(([id, label, value, more]) => {
    const absent = more ? '' : missing.has(label) ? t('job_not_on_page') : t('job_unknown');
    const tag = more ? h('span', { class: 'tag' }, more) : null;
    return h('div', {}, h('dt', {}, label), h('dd', { id: `job-${id}`, class: value || more ? '' : 'absent' }, value || absent, tag));
  });
  return h('dl', { class: 'facts' }, ...rows);
}

/** Folded, the description shows its first lines; it is all there, so that the browser's own search finds it. */
function foldingFor(text: HTMLElement, t: Words): HTMLElement {
  text.classList.add('folded');
  const toggle = button({ id: 'show-all', class: 'quiet', 'aria-expanded': 'false', 'aria-controls': text.id }, t('job_show_all'));
  toggle.addEventListener('click', () => {
    const folded = text.classList.toggle('folded');
    toggle.textContent = folded ? t('job_show_all') : t('job_show_less');
    toggle.setAttribute('aria-expanded', String(!folded));
  });
  return toggle;
}

function drawDescription(job: Job, t: Words): HTMLElement {
  if (!job.description) return h('p', { id: 'job-description', class: 'absent' }, t('job_no_description'));
  const text = h('div', { id: 'job-description', class: 'prose' }, ...drawProse(job.description));
  const toggle = job.description.length > FOLDED_FROM_CHARACTERS ? foldingFor(text, t) : null;
  return h('div', { class: 'description' }, h('h3', {}, t('field_description')), text, toggle);
}

function drawSource([name, source]: [string, { origin: string; confidence: number }], t: Words): HTMLElement {
  const site = source.origin.startsWith('site:');
  const origin = site ? t('origin_site') : wordFor(ORIGINS, source.origin, { t, otherwise: source.origin });
  const doubt = source.confidence < SURE ? h('span', { class: 'tag warn' }, t('job_check')) : null;
  return h('li', {}, h('span', {}, `${fieldName(name, t)}: ${origin}`), doubt);
}

function drawSources(saved: Saved, t: Words): HTMLElement | null {
  const sources = Object.entries(saved.sources);
  if (sources.length === 0) return null;
  const doubts = sources.filter(([, { confidence }]) => confidence < SURE).length;
  const label = doubts > 0 ? t('job_found_doubts', String(sources.length), String(doubts)) : t('job_found', String(sources.length));
  return h(
    'details',
    { id: 'sources' },
    h('summary', {}, label),
    h('ul', { class: 'plain' }, ...sources.map((source) => drawSource(source, t))),
  );
}

function drawMissing(saved: Saved, { t, address }: { t: Words; address: string }): HTMLElement | null {
  const [first] = saved.missing;
  if (first === undefined) return null;
  const names = saved.missing.map((name) => fieldName(name, t)).join(', ');
  const form = `${address}/jobs/${encodeURIComponent(saved.job.id)}/edit#${encodeURIComponent(first)}`;
  return h('p', { id: 'missing', class: 'note' }, `${t('job_missing', names)} `, link(form, { id: 'fill-in' }, t('job_fill_in')));
}

function drawNotes({ saved, address }: DoneState, t: Words): (HTMLElement | null)[] {
  if (!saved) return [];
  return [
    h('p', { id: 'saved-note', class: 'note good', 'data-known': String(saved.known) }, saved.known ? t('job_known') : t('job_saved')),
    drawSimilar(saved, { t, address }),
    saved.closed ? h('p', { class: 'note warn' }, t('job_closed')) : null,
    saved.truncated ? h('p', { class: 'note warn' }, t('job_truncated')) : null,
    drawMissing(saved, { t, address }),
    drawSources(saved, t),
  ];
}

export function drawJob(state: DoneState, { t, act }: { t: Words; act: JobActions }): HTMLElement {
  const { job } = state;
  return h(
    'article',
    { id: 'job', 'data-job-id': job.id },
    button({ id: 'back', class: 'quiet', onclick: act.home }, `← ${t('back')}`),
    h('h2', { id: 'job-title' }, job.title || t('job_untitled')),
    ...drawNotes(state, t),
    drawFacts(state, t),
    drawDescription(job, t),
    link(`${state.address}/jobs/${encodeURIComponent(job.id)}`, { id: 'open-dashboard' }, t('job_open')),
  );
}
