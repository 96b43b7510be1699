// @vitest-environment jsdom
/** The job, its match and its drafts. */
import { expect, test } from 'vitest';

import { Failure } from '../src/failure';
import type { Answers, Ask, DraftEvent } from '../src/messages';
import type { DraftRequest, Saved, Usage } from '../src/models';
import type { Tools } from '../src/panel/tools';
import { firstChoice, mountDrafts } from '../src/panel/views/drafts';
import { drawJob } from '../src/panel/views/job';
import { mountMatch } from '../src/panel/views/match';
import { makeDraft, makeJob, makeMatch, makeSaved, makeSentence, makeUsage } from './made';
import { words } from './words';

interface Scene {
  box: HTMLElement;
  requests: DraftRequest[];
  copied: string[];
  asked: unknown[];
  stopped: () => number;
  tell(event: DraftEvent): void;
  settle(): Promise<void>;
  id(id: string): HTMLElement;
}

interface Made {
  tools: Tools;
  rest: Omit<Scene, 'box' | 'id'>;
}

function toolsFor(answers: Partial<Answers>): Made {
  const requests: DraftRequest[] = [];
  const copied: string[] = [];
  const asked: unknown[] = [];
  let stops = 0;
  let listener: (event: DraftEvent) => void = () => undefined;
  const ask: Ask = async (name, question) => {
    asked.push(question);
    const answer = answers[name] as ((question: unknown) => Promise<never>) | undefined; // one of the table, by its name
    return answer ? answer(question) : Promise.reject(new Failure('unreachable'));
  };
  const writeDraft = (request: DraftRequest, onEvent: (event: DraftEvent) => void): (() => void) => {
    requests.push(request);
    listener = onEvent;
    return () => (stops += 1);
  };
  const copy = async (text: string): Promise<void> => void copied.push(text);
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const rest = { requests, copied, asked, settle, stopped: () => stops, tell: (event: DraftEvent) => listener(event) };
  return { tools: { t: words, ask, writeDraft, copy, announce: () => undefined }, rest };
}

async function mounted(answers: Partial<Answers>, mount: (tools: Tools) => HTMLElement): Promise<Scene> {
  const { tools, rest } = toolsFor(answers);
  const box = mount(tools);
  document.body.replaceChildren(box);
  await rest.settle();
  return { ...rest, box, id: (id) => box.querySelector<HTMLElement>(`#${id}`) ?? expect.fail(`no #${id} in ${box.textContent}`) };
}

const AT = { jobId: 'j1', address: 'http://127.0.0.1:8000', usage: async () => makeUsage() };

function matchScene(answers: Partial<Answers>): Promise<Scene> {
  return mounted(answers, (tools) => mountMatch({ ...AT, tools }));
}

function draftScene(answers: Partial<Answers> = {}): Promise<Scene> {
  const context = { ...AT, providers: ['offline', 'claude'], preferred: null };
  return mounted({ 'draft.list': async () => [], ...answers }, (tools) => mountDrafts({ ...context, tools }));
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
  const base = { kind: 'skill', name: 'Dutch', required: true, duty: false, evidence: [] };
  const first = { ...base, asked: { text: 'Dutch is a must' }, state: 'missing' as const };
  const other = { ...base, required: false, asked: { text: 'Dutch courses help' }, state: 'missing' as const };
  const { id, settle } = await matchScene({ 'job.match': async () => makeMatch({ requirements: [first, other], knockouts: [first] }) });

  id('match-go').click();
  await settle();

  expect(id('match-missing').textContent).toContain('Dutch courses help');
  expect(id('match-missing').textContent).not.toContain('Dutch is a must');
});

test('a match says how much it covers, how sure it is, and what would make it surer', async () => {
  const made = makeMatch({ coverage: 0.625, confidence: 'fair', advice: ['Add dates to your roles.'] });
  const { id, settle } = await matchScene({ 'job.match': async () => made });

  id('match-go').click();
  await settle();

  expect(id('match-standing').textContent).toBe(
    'Your résumé shows 63 % of what is asked for. There is enough to go by, but more would make the score surer.',
  );
  expect(id('match-advice').textContent).toBe('What would make this surerAdd dates to your roles.');
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

test.each([
  [['offline', 'claude'], null, 'claude'],
  [['offline', 'claude', 'openai'], 'openai', 'openai'],
  [['offline'], 'claude', 'offline'],
  [[], null, 'offline'],
])('of %j with a wish for %s, %s is offered first', (providers, preferred, first) => {
  expect(firstChoice(providers, preferred)).toBe(first);
});

test('the price stands under the button and follows the provider', async () => {
  const { id } = await draftScene();
  expect(id('draft-price').textContent).toBe('Costs 1. You have 2 of 5 left.');

  const provider = id('provider') as HTMLSelectElement;
  provider.value = 'offline';
  provider.dispatchEvent(new Event('change'));

  expect(id('draft-price').textContent).toBe('Free');
});

test('an answer is asked for with its question', async () => {
  const { id, requests } = await draftScene();

  id('kind-answer').click();
  const question = id('question') as HTMLTextAreaElement;
  question.value = ' Why bread? ';
  question.dispatchEvent(new Event('input'));
  id('draft-form').dispatchEvent(new Event('submit', { cancelable: true }));

  expect(requests).toEqual([{ jobId: 'j1', kind: 'answer', detail: 'Why bread?', provider: 'claude', key: expect.any(String) as string }]);
});

test('finer choices go along with the kind they belong to', async () => {
  const { id, requests } = await draftScene();
  const choose = (name: string, value: string): void => {
    const select = id(name) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };

  id('kind-outreach').click();
  choose('channel', 'linkedin');
  choose('tone', 'warm');
  id('draft-form').dispatchEvent(new Event('submit', { cancelable: true }));
  id('cancel').click();
  id('kind-cover_letter').click();
  id('draft-form').dispatchEvent(new Event('submit', { cancelable: true }));

  expect(requests.map(({ finer }) => finer)).toEqual([{ channel: 'linkedin', tone: 'warm' }, { tone: 'warm' }]);
});

async function writing(answers: Partial<Answers> = {}): Promise<Scene> {
  const scene = await draftScene(answers);
  scene.id('draft-form').dispatchEvent(new Event('submit', { cancelable: true }));
  return scene;
}

test('text appears as it comes', async () => {
  const { id, tell } = await writing();

  tell({ event: 'sentence', text: 'I ' });
  tell({ event: 'sentence', text: 'fly.' });
  expect(id('stream').textContent).toBe('I fly.');

  tell({ event: 'checked', checked: { content: 'I bake.', goesOn: false } });

  expect(id('stream').textContent).toBe('I bake.');
});

test('a running draft can be stopped', async () => {
  const { id, stopped, settle } = await writing();

  id('cancel').click();
  await settle();

  expect(stopped()).toBe(1);
  expect(id('draft-form')).toBeTruthy();
});

test('sentences without backing are listed in words, and the rest with its line', async () => {
  const sentences = [
    makeSentence({ text: 'I bake', verdict: 'supported', evidence: [{ pointer: '/work/0', text: 'Baker, 2019' }] }),
    makeSentence({ text: 'I fly', verdict: 'unsupported', reasons: ['No flying there.'] }),
    makeSentence({ text: 'Kind regards', verdict: 'not_a_claim' }),
  ];
  const { id, tell } = await writing();

  tell({ event: 'done', draft: makeDraft({ content: 'I bake. I fly.', evidence: { sentences } }) });

  expect(id('audit').dataset['doubts']).toBe('1');
  expect(id('audit').textContent).toContain('✗Not in your résuméI flyNo flying there.');
  expect(id('backed').textContent).toBe('Backed by your résumé (1)I bakeBaker, 2019');
});

test('a doubtful sentence is found in the text', async () => {
  const sentences = [makeSentence({ text: 'I fly.', verdict: 'unsupported' })];
  const { box, id, tell } = await writing();
  tell({ event: 'done', draft: makeDraft({ content: 'I bake. I fly.', evidence: { sentences } }) });

  box.querySelector<HTMLElement>('.find')?.click();

  const area = id('draft-text') as HTMLTextAreaElement;
  expect([area.selectionStart, area.selectionEnd]).toEqual([8, 14]);
});

test('what is not backed is left out of the copy, unless the person keeps it knowingly', async () => {
  const sentences = [makeSentence({ text: 'I fly.', verdict: 'unsupported' })];
  const doubtful = makeDraft({ content: 'I bake. I fly.', evidence: { sentences } });
  const { box, id, tell, copied, settle } = await writing({ 'draft.vouch': async ({ vouched }) => ({ ...doubtful, vouched }) });
  tell({ event: 'done', draft: doubtful });

  id('copy').click();
  await settle();
  expect(id('keep-state').textContent).toBe('Copied, without what your résumé does not back (1).');
  box.querySelector<HTMLElement>('.vouch')?.click();
  await settle();
  id('copy').click();
  await settle();

  expect(copied).toEqual(['I bake.', 'I bake. I fly.']);
});

test('a note of ours to the person never leaves with the copy', async () => {
  const note = '[Put together from your résumé; please delete this note.]';
  const sentences = [makeSentence({ text: note, verdict: 'not_a_claim' }), makeSentence({ text: 'I bake.' })];
  const { id, tell, copied, settle } = await writing();
  tell({ event: 'done', draft: makeDraft({ content: `${note}\n\nI bake.`, evidence: { sentences } }) });

  id('copy').click();
  await settle();

  expect(copied).toEqual(['I bake.']);
  expect(id('keep-state').textContent).toBe('Copied.');
});

test('an offline draft says that no AI was used', async () => {
  const { id, tell } = await writing();

  tell({ event: 'done', draft: makeDraft({ provider: 'offline' }) });

  expect(id('draft-origin').textContent).toContain('No AI was used');
});

test('an edited text is copied and kept as it stands', async () => {
  const { id, tell, copied, asked, settle } = await writing({ 'draft.keep': async ({ content }) => makeDraft({ content }) });
  tell({ event: 'done', draft: makeDraft() });
  const area = id('draft-text') as HTMLTextAreaElement;
  area.value = 'I bake rye.';
  area.dispatchEvent(new Event('input'));
  expect(id('keep-state').textContent).toBe('Changed, not kept yet.');

  id('copy').click();
  id('keep').click();
  await settle();

  expect(copied).toEqual(['I bake rye.']);
  expect(asked).toContainEqual({ draftId: 'd1', content: 'I bake rye.' });
  expect(id('keep-state').textContent).toBe('Kept on your board.');
});

test('an edit is kept before another draft is begun, and stays when that fails', async () => {
  const { id, tell, settle } = await writing({ 'draft.keep': () => Promise.reject(new Failure('unreachable')) });
  tell({ event: 'done', draft: makeDraft() });
  (id('draft-text') as HTMLTextAreaElement).value = 'I bake rye.';

  id('draft-again').click();
  await settle();

  expect((id('draft-text') as HTMLTextAreaElement).value).toBe('I bake rye.');
  expect(id('problem').textContent).toContain('Foothold does not answer');
});

test('when the allowance is used up, the free way is offered', async () => {
  const { id, tell, requests } = await writing();
  tell({ event: 'failed', problem: { code: 'quota-exceeded', extra: { left: 0, renews_on: '2026-12-01' } } });
  expect(id('problem').textContent).toContain('It renews on December 1, 2026.');

  id('draft-offline').click();

  expect(requests.map(({ provider }) => provider)).toEqual(['claude', 'offline']);
});

test('what failed and is asked for again is the same request; another one is not', async () => {
  const { id, tell, requests } = await writing();
  const press = (): boolean => id('draft-form').dispatchEvent(new Event('submit', { cancelable: true }));

  tell({ event: 'failed', problem: { code: 'interrupted' } });
  id('draft-again').click();
  press();
  tell({ event: 'done', draft: makeDraft() });
  id('draft-again').click();
  press();

  const [first, again, another] = requests.map(({ key }) => key);
  expect(again).toBe(first);
  expect(another).not.toBe(first);
});

test('earlier drafts can be opened again', async () => {
  const { box, id } = await draftScene({ 'draft.list': async () => [makeDraft({ kind: 'answer', question: 'Why?', content: 'Because.' })] });
  expect(id('earlier').textContent).toContain('Answer: Why?');

  box.querySelector<HTMLElement>('.earlier')?.click();

  expect((id('draft-text') as HTMLTextAreaElement).value).toBe('Because.');
});
