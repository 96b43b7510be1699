/** The match of a job: not asked, working, done, failed. */
import { problemOf, type Problem } from '../../failure';
import type { Match, Requirement, Usage } from '../../models';
import { button, focusOn, h, link, progress } from '../dom';
import { priceOf } from '../price';
import type { Tools } from '../tools';
import { wordFor, type Key, type Words } from '../words';
import { drawProblem } from './problem';

export interface MatchContext {
  tools: Tools;
  jobId: string;
  address: string;
  usage(): Promise<Usage | null>;
  /** The job was just saved: it is matched without another press, while the allowance lasts. */
  atOnce?: boolean;
}

type State =
  | { name: 'idle'; usage: Usage | null }
  | { name: 'working' }
  | { name: 'done'; match: Match }
  | { name: 'failed'; problem: Problem };

const GROUPS: { state: Requirement['state']; title: Key; mark: string }[] = [
  { state: 'met', title: 'match_met', mark: '✓' },
  { state: 'partly', title: 'match_partly', mark: '◐' },
  { state: 'missing', title: 'match_missing', mark: '✗' },
  { state: 'unknown', title: 'match_unknown', mark: '?' },
];

const CONFIDENCE: Record<NonNullable<Match['confidence']>, Key> = {
  high: 'match_sure',
  fair: 'match_fairly_sure',
  low: 'match_unsure',
};

const PARTS: Record<string, Key> = {
  'required skills': 'part_required_skills',
  'use of skills': 'part_use_of_skills',
  'preferred skills': 'part_preferred_skills',
  'line of work': 'part_line_of_work',
  'similar work': 'part_similar_work',
  wording: 'part_wording',
  experience: 'part_experience',
  seniority: 'part_seniority',
  education: 'part_education',
  languages: 'part_languages',
};

function drawRequirement(requirement: Requirement, t: Words): HTMLElement {
  const { name, required, duty, detail } = requirement;
  return h(
    'li',
    { class: 'requirement', 'data-state': requirement.state },
    h('strong', {}, name),
    required ? null : h('span', { class: 'tag' }, t(duty ? 'match_duty' : 'match_preferred')),
    detail ? h('span', { class: 'hint' }, ` ${detail}`) : null,
    ...drawGrounds(requirement, t),
  );
}

/** The lines of the résumé that show it, else the words of the posting that ask for it. */
function drawGrounds({ evidence, asked }: Requirement, t: Words): HTMLElement[] {
  if (evidence.length > 0) return evidence.slice(0, 2).map(({ text }) => h('blockquote', { class: 'evidence' }, text));
  return asked.text ? [h('p', { class: 'hint' }, t('match_asked', asked.text))] : [];
}

function drawGroup(group: (typeof GROUPS)[number], found: Requirement[], t: Words): HTMLElement | null {
  if (found.length === 0) return null;
  return h(
    'section',
    { class: `group ${group.state}`, id: `match-${group.state}` },
    h('h4', {}, h('span', { class: 'mark', 'aria-hidden': 'true' }, group.mark), `${t(group.title)} (${found.length})`),
    h('ul', { class: 'plain' }, ...found.map((requirement) => drawRequirement(requirement, t))),
  );
}

/** What often ends an application at once, with how the résumé answers it. */
function drawKnockouts(match: Match, t: Words): HTMLElement | null {
  if (match.knockouts.length === 0) return null;
  const rows = match.knockouts.map((requirement) => {
    const { name, state } = requirement;
    const group = GROUPS.find((each) => each.state === state);
    const mark = group ? h('span', { class: 'mark', title: t(group.title) }, group.mark) : null;
    const said = group ? h('span', { class: 'hint' }, ` ${t(group.title)}`) : null;
    return h('li', { 'data-state': state }, mark, ` ${name}`, said, ...drawGrounds(requirement, t));
  });
  return h('section', { class: 'group', id: 'match-knockouts' }, h('h4', {}, t('match_check_first')), h('ul', { class: 'plain' }, ...rows));
}

/** How many of the things that were found to compare are shown; what only the person knows is not among them. */
function countOf(requirements: Requirement[], t: Words): string {
  const count = (wanted: Requirement['state']): number => requirements.filter(({ state }) => state === wanted).length;
  const [met, partly, missing] = [count('met'), count('partly'), count('missing')];
  const found = met + partly + missing;
  if (found === 0) return t('match_found_none');
  if (found === 1) return t('match_found_one');
  return partly > 0 ? t('match_found_partly', String(met), String(found), String(partly)) : t('match_found', String(met), String(found));
}

/** What the score stands on, and how sure it is. */
function drawStanding({ score, requirements, confidence }: Match, t: Words): HTMLElement | null {
  if (score === null) return null;
  const sure = confidence ? t(CONFIDENCE[confidence]) : '';
  return h('p', { id: 'match-standing' }, [countOf(requirements, t), sure].filter(Boolean).join(' '));
}

/** Where the person brings more than is asked for. */
function drawMore(match: Match, t: Words): HTMLElement | null {
  if (match.overqualified.length === 0) return null;
  const remarks = match.overqualified.map(({ text }) => h('p', {}, `${text} ${t('match_more_hint')}`));
  return h('section', { class: 'group', id: 'match-more' }, ...remarks);
}

/** Words of the posting that the résumé has in another form, which whoever searches for them does not find. */
function drawKeywords(match: Match, t: Words): HTMLElement | null {
  const rows = match.keywords.flatMap(({ posting, said }) =>
    said ? [h('li', {}, t('match_keyword', posting.text, [...said.text].slice(said.start, said.end).join('')))] : [],
  );
  if (rows.length === 0) return null;
  const why = h('p', { class: 'hint' }, t('match_keywords_hint'));
  return h('section', { class: 'group', id: 'match-keywords' }, h('h4', {}, t('match_keywords')), why, h('ul', { class: 'plain' }, ...rows));
}

/** What would make the score surer; without a score the note says it. */
function drawAdvice(match: Match, t: Words): HTMLElement | null {
  if (match.score === null || match.advice.length === 0) return null;
  const rows = match.advice.map((sentence) => h('li', {}, sentence));
  return h('section', { class: 'group', id: 'match-advice' }, h('h4', {}, t('match_advice')), h('ul', {}, ...rows));
}

function drawParts(match: Match, t: Words): HTMLElement | null {
  if (match.parts.length === 0) return null;
  const rows = match.parts.map(({ name, weight, score, detail }) => {
    const label = wordFor(PARTS, name, { t, otherwise: name });
    const why = detail ? h('p', { class: 'hint' }, detail) : null;
    return h('li', {}, t('match_part', label, String(Math.round(score * 100)), String(Math.round(weight * 100))), why);
  });
  return h('details', {}, h('summary', {}, t('match_parts')), h('ul', { class: 'plain' }, ...rows));
}

function drawScore(match: Match, t: Words): HTMLElement {
  if (match.score === null) {
    const note = h('p', { id: 'match-note' }, match.note ?? t('match_no_note'));
    return h('div', { id: 'match-score', class: 'score', 'data-score': '' }, h('p', { class: 'lead' }, t('match_cannot_tell')), note);
  }
  const score = String(match.score);
  return h(
    'div',
    { id: 'match-score', class: 'score', 'data-score': score },
    h('p', {}, h('strong', { class: 'number' }, score), h('span', {}, ` ${t('match_of_hundred')}`)),
    h('progress', { max: 100, value: score, 'aria-label': t('match_title') }),
    match.note ? h('p', { id: 'match-note', class: 'hint' }, match.note) : null,
  );
}

function drawDone(match: Match, t: Words): HTMLElement[] {
  const first = new Set(match.knockouts.map((each) => JSON.stringify(each)));
  const rest = match.requirements.filter((each) => !first.has(JSON.stringify(each)));
  const groups = GROUPS.map((group) => drawGroup(group, rest.filter(({ state }) => state === group.state), t));
  const standing = [drawScore(match, t), drawStanding(match, t), drawKnockouts(match, t), drawMore(match, t)];
  const below = [drawKeywords(match, t), drawAdvice(match, t), drawParts(match, t)];
  return [...standing, ...groups, ...below].filter((part) => part !== null);
}

function drawIdle(usage: Usage | null, { t, go }: { t: Words; go: () => void }): HTMLElement[] {
  const price = priceOf(usage, { operation: 'match', provider: null }, t);
  const line = price ? h('p', { id: 'match-price', class: price.usedUp ? 'hint warn' : 'hint' }, price.text) : null;
  const parts = [h('p', {}, t('match_lead')), button({ id: 'match-go', class: 'primary', onclick: go }, t('match_go')), line];
  return parts.filter((part) => part !== null);
}

function drawFailed(problem: Problem, { context, go }: { context: MatchContext; go: () => void }): HTMLElement[] {
  const { t } = context.tools;
  const next =
    problem.code === 'no-active-resume'
      ? link(`${context.address}/resumes`, { id: 'to-resumes', class: 'button' }, t('to_resumes'))
      : button({ id: 'match-go', onclick: go }, t('failed_retry'));
  return [drawProblem(problem, t), next];
}

/** The section about the match; it looks after itself. */
export function mountMatch(context: MatchContext): HTMLElement {
  const { t, ask, announce } = context.tools;
  const title = h('h3', { id: 'match-title' }, t('match_title'));
  const box = h('div', { id: 'match-body' });

  function show(state: State): void {
    box.dataset['state'] = state.name;
    box.setAttribute('aria-busy', String(state.name === 'working'));
    box.replaceChildren(...draw(state));
  }

  function draw(state: State): HTMLElement[] {
    if (state.name === 'idle') return drawIdle(state.usage, { t, go });
    if (state.name === 'working') return [progress(t('match_working'))];
    return state.name === 'done' ? drawDone(state.match, t) : drawFailed(state.problem, { context, go });
  }

  async function run(): Promise<void> {
    show({ name: 'working' });
    try {
      const match = await ask('job.match', { jobId: context.jobId });
      show({ name: 'done', match });
      announce(match.score === null ? t('match_cannot_tell') : t('match_announce', String(match.score)));
    } catch (error) {
      show({ name: 'failed', problem: problemOf(error) });
    }
  }

  const go = (): void => {
    void run();
    focusOn(title);
  };
  show({ name: 'idle', usage: null });
  void context.usage().then((usage) => {
    if (box.dataset['state'] !== 'idle') return;
    const price = priceOf(usage, { operation: 'match', provider: null }, t);
    if (context.atOnce && !price?.usedUp) void run();
    else if (usage) show({ name: 'idle', usage });
  });
  return h('section', { id: 'match', class: 'panel', 'aria-labelledby': 'match-title' }, title, box);
}
