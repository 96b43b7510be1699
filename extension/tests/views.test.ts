// @vitest-environment jsdom
/** The job and its match. */
import { expect, test } from 'vitest';

import { Failure } from '../src/failure';
import type { Answers } from '../src/messages';
import type { Saved, Usage } from '../src/models';
import { drawJob } from '../src/panel/views/job';
import { mountMatch } from '../src/panel/views/match';
import { makeJob, makeMatch, makeSaved, makeUsage } from './made';
import { AT, mounted, type Scene } from './scene';
import { words } from './words';

function matchScene(answers: Partial<Answers>): Promise<Scene> {
  return mounted(answers, (tools) => mountMatch({ ...AT, tools }));
}

function jobView(saved: Partial<Saved>): HTMLElement {
  const whole = makeSaved(saved);
  const state = { name: 'done', job: whole.job, saved: whole, address: 'http://127.0.0.1:8000' } as const;
  return drawJob(state, { t: words, act: { home: () => undefined } });
}

test('a saved job shows what was found, what needs a look and what is missing', () => {
  const sources = { title: { origin: 'json_ld', confidence: 0.9 }, location: { origin: 'visible_text', confidence: 0.4 } };

  const view = jobView({ sources, missing: ['salary', 'employment_type'] });

  expect(view.querySelector('#sources')?.textContent).toBe(
    'How these were found (2, please check 1)Title: stated by the pageLocation: read from the textplease check',
  );
  expect(view.querySelector('#missing')?.textContent).toBe('Not found on the page: Salary, Type. Fill in on the dashboard');
  expect(view.querySelector('#job-salary')?.textContent).toBe('not on the page');
  expect(view.querySelector('#open-dashboard')?.getAttribute('href')).toBe('http://127.0.0.1:8000/jobs/j1');
});

test('a job that was there already says so, and so does a closed one', () => {
  const text = jobView({ known: true, closed: true, truncated: true }).textContent;

  expect(text).toContain('You had saved this job already.');
  expect(text).toContain('no longer takes applications');
  expect(text).toContain('only its first part was read');
});

test('markup in a title is text', () => {
  const view = jobView({ job: makeJob({ title: '<img src=x onerror=alert(1)>' }) });

  expect(view.querySelector('img')).toBeNull();
  expect(view.querySelector('#job-title')?.textContent).toBe('<img src=x onerror=alert(1)>');
});

test('a match shows its score, what is covered with its evidence, and what is missing', async () => {
  const base = { kind: 'skill', required: true, duty: false, detail: '', asked: { text: 'Know yeast' } };
  const requirements = [
    { ...base, name: 'Bread', state: 'met' as const, evidence: [{ pointer: '/work/0', text: 'Baked 400 loaves a day' }] },
    { ...base, name: 'Yeast', state: 'missing' as const, evidence: [] },
  ];
  const { id, settle } = await matchScene({ 'job.match': async () => makeMatch({ score: 70, requirements }) });

  id('match-go').click();
  await settle();

  expect(id('match-score').dataset['score']).toBe('70');
  expect(id('match-met').textContent).toBe('✓Covered (1)BreadBaked 400 loaves a day');
  expect(id('match-missing').textContent).toContain('Yeast');
  expect(id('match-missing').textContent).toContain('Asked for: “Know yeast”');
});

test('what ends an application at once stands first, and once', async () => {
  const asked = { text: 'The bakery is in Oslo' };
  const place = { kind: 'location', required: true, duty: false, detail: '', asked, name: 'Work in Oslo', state: 'missing' as const, evidence: [] };
  const { id, box, settle } = await matchScene({ 'job.match': async () => makeMatch({ requirements: [place], knockouts: [place] }) });

  id('match-go').click();
  await settle();

  expect(id('match-knockouts').textContent).toBe('Check this first✗ Work in Oslo Not in your résuméAsked for: “The bakery is in Oslo”');
  expect(box.textContent?.split('Work in Oslo')).toHaveLength(2);
});

test('what is to be checked first hides nothing else of the same name', async () => {
  const base = { kind: 'skill', name: 'Dutch', required: true, duty: false, detail: '', evidence: [] };
  const first = { ...base, asked: { text: 'Dutch is a must' }, state: 'missing' as const };
  const other = { ...base, required: false, asked: { text: 'Dutch courses help' }, state: 'missing' as const };
  const { id, settle } = await matchScene({ 'job.match': async () => makeMatch({ requirements: [first, other], knockouts: [first] }) });

  id('match-go').click();
  await settle();

  expect(id('match-missing').textContent).toContain('Dutch courses help');
  expect(id('match-missing').textContent).not.toContain('Dutch is a must');
});

test('a match says what it stands on, how sure it is, and what would make it surer', async () => {
  const base = { kind: 'skill', name: 'Bread', required: true, duty: false, detail: '', asked: { text: 'Bread' }, evidence: [] };
  const requirements = (['met', 'met', 'partly', 'missing', 'unknown'] as const).map((state) => ({ ...base, state }));
  const made = makeMatch({ requirements, confidence: 'fair', advice: ['Add dates to your roles.'] });
  const { id, settle } = await matchScene({ 'job.match': async () => made });

  id('match-go').click();
  await settle();

  expect(id('match-standing').textContent).toBe(
    'Your résumé shows 2 of the 4 things we found in this posting, and 1 in part. There is enough to go by, but more would make the score surer.',
  );
  expect(id('match-advice').textContent).toBe('What would make this surerAdd dates to your roles.');
});

test.each([
  [[], 'We found nothing in this posting that can be compared one by one.'],
  [['unknown'], 'We found nothing in this posting that can be compared one by one.'],
  [['met'], 'We found only one thing in this posting to compare.'],
  [['met', 'missing'], 'Your résumé shows 1 of the 2 things we found in this posting.'],
] as const)('of %j it is said how few things were found', async (states, sentence) => {
  const base = { kind: 'skill', name: 'Bread', required: true, duty: false, detail: '', asked: { text: 'Bread' }, evidence: [] };
  const made = makeMatch({ requirements: states.map((state) => ({ ...base, state })) });
  const { id, settle } = await matchScene({ 'job.match': async () => made });

  id('match-go').click();
  await settle();

  expect(id('match-standing').textContent).toBe(sentence);
});

test('a match names words that the résumé has in another form, and no word that it lacks', async () => {
  const said = { text: 'Ran 🥖 on K8s', start: 9, end: 12 };
  const keywords = [{ posting: { text: 'Kubernetes' }, said }, { posting: { text: 'Rust' }, said: null }];
  const { id, box, settle } = await matchScene({ 'job.match': async () => makeMatch({ keywords }) });

  id('match-go').click();
  await settle();

  expect(id('match-keywords').textContent).toContain('“Kubernetes” is “K8s” in your résumé');
  expect(box.textContent).not.toContain('Rust');
});

test('more than is asked for is named, and costs nothing', async () => {
  const overqualified = [{ text: 'You have 12 years; 3 are asked for.' }];
  const { id, settle } = await matchScene({ 'job.match': async () => makeMatch({ overqualified }) });

  id('match-go').click();
  await settle();

  expect(id('match-more').textContent).toBe('You have 12 years; 3 are asked for. It costs no points, but be ready to say why you want it.');
});

test('what an answer rests on stands beside it', async () => {
  const django = { pointer: '/skills/0', text: 'Django' };
  const requirement = {
    kind: 'skill', name: 'Python', required: true, duty: false, asked: { text: 'Python' }, state: 'partly' as const,
    detail: 'follows in part from what your résumé says', evidence: [django],
  };
  const { id, settle } = await matchScene({ 'job.match': async () => makeMatch({ requirements: [requirement] }) });

  id('match-go').click();
  await settle();

  expect(id('match-partly').textContent).toContain('Python follows in part from what your résumé saysDjango');
});

test('a job that was just saved is matched without another press', async () => {
  const { id } = await mounted({ 'job.match': async () => makeMatch({ score: 70 }) }, (tools) => mountMatch({ ...AT, tools, atOnce: true }));

  expect(id('match-score').dataset['score']).toBe('70');
});

test('a job that was just saved waits for a press when the allowance is used up', async () => {
  const operations = [{ operation: 'match', used: 100, limit: 100, left: 0, price: { service: 1 } }];
  const usage = async (): Promise<Usage> => makeUsage({ operations });
  const { id } = await mounted({}, (tools) => mountMatch({ ...AT, tools, usage, atOnce: true }));

  expect(id('match-go').textContent).toBe('See how I fit');
});

test('a match without a score says what to add', async () => {
  const { id, settle } = await matchScene({ 'job.match': async () => makeMatch({ score: null, note: 'Add the description.' }) });

  id('match-go').click();
  await settle();

  expect(id('match-score').textContent).toBe('Not enough to tellAdd the description.');
});

test('without an active résumé the way to one is shown', async () => {
  const { id, settle } = await matchScene({ 'job.match': () => Promise.reject(new Failure({ code: 'no-active-resume' })) });

  id('match-go').click();
  await settle();

  expect(id('to-resumes').getAttribute('href')).toBe('http://127.0.0.1:8000/resumes');
});
