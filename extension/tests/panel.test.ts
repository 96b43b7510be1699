// @vitest-environment jsdom
/** The panel as a person meets it: what stands there, where the keyboard is, what a press asks for. */
import { expect, test } from 'vitest';

import { Failure, type Problem } from '../src/failure';
import type { Answers, Ask, Name } from '../src/messages';
import type { Press } from '../src/worker/presses';
import { Panel } from '../src/panel/panel';
import { account, makeJob, makeSaved, server, makeUsage } from './made';
import { words } from './words';

interface Scene {
  root: HTMLElement;
  asked: [Name, unknown][];
  said: string[];
  press(press: Press): void;
  settle(): Promise<void>;
  id(id: string): HTMLElement;
}

function refusing(problem: Problem): () => Promise<never> {
  return () => Promise.reject(new Failure(problem));
}

const SIGNED_IN: Partial<Answers> = { 'server.get': async () => server, 'session.who': async () => account };
const NOTHING: Partial<Answers> = {
  'server.get': async () => null, 'session.who': async () => null, 'session.sign-out': async () => null,
  'page.save': async () => null, 'job.latest': async () => null, 'draft.list': async () => [],
};

/** A started panel over a worker that gives these answers. */
async function scene(given: Partial<Answers>, first: Press | null = null): Promise<Scene> {
  document.body.innerHTML = '<main id="view"></main>';
  const root = document.querySelector('main') as HTMLElement;
  const asked: [Name, unknown][] = [];
  const said: string[] = [];
  const listeners: ((press: Press) => void)[] = [];
  const answers: Partial<Answers> = { ...NOTHING, ...given };
  const ask: Ask = async (name, question) => {
    asked.push([name, question]);
    const answer = answers[name] as ((question: unknown) => Promise<never>) | undefined; // one of the table, by its name
    return answer ? answer(question) : Promise.reject(new Failure('unreachable'));
  };
  const tools = { t: words, ask, writeDraft: () => () => undefined, copy: async () => undefined, announce: (text: string) => void said.push(text) };
  const desk = {
    target: async () => ({ tabId: 7, windowId: 1 }), windowId: async () => 1, press: async () => first,
    clearPress: async () => undefined, onPress: (_: number, listener: (press: Press) => void) => void listeners.push(listener),
  };
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  await new Panel(root, tools, desk).start();
  await settle();
  return {
    root, asked, said, settle,
    press: (press) => listeners.forEach((listener) => listener(press)),
    id: (id) => root.querySelector<HTMLElement>(`#${id}`) ?? expect.fail(`no #${id} in ${root.textContent}`),
  };
}

function type(input: HTMLElement, value: string): void {
  (input as HTMLInputElement).value = value;
}

function submit(form: HTMLElement): void {
  form.dispatchEvent(new Event('submit', { cancelable: true }));
}

const LISTING: Press = {
  state: 'failed', at: 0, url: 'https://jobs.example/all', tabId: 7, problem: { code: 'not-a-posting', extra: { verdict: 'listing' } },
};

test('the first start asks for the server, with the usual one filled in', async () => {
  const { root, id } = await scene({});

  expect(root.dataset['view']).toBe('address');
  expect((id('address') as HTMLInputElement).value).toBe('http://127.0.0.1:8000');
  expect(root.querySelector('label[for=address]')?.textContent).toBe('Server address');
});

test('an address that does not answer is told, and what was typed stays', async () => {
  const { id, settle } = await scene({ 'server.use': refusing({ code: 'not-foothold' }) });

  type(id('address'), 'http://127.0.0.1:9');
  submit(id('address-form'));
  await settle();

  expect(id('problem').textContent).toContain('it is not Foothold');
  expect(document.activeElement).toBe(id('problem'));
  expect((id('address') as HTMLInputElement).value).toBe('http://127.0.0.1:9');
});

test('a good address leads to signing in', async () => {
  let chosen: typeof server | null = null;
  const { root, id, settle } = await scene({ 'server.use': async () => (chosen = server), 'server.get': async () => chosen });

  submit(id('address-form'));
  await settle();

  expect(root.dataset['view']).toBe('signed-out');
  expect(id('sign-up').getAttribute('href')).toBe('http://127.0.0.1:8000/signup');
});

test('a wrong password is told, and the e-mail stays', async () => {
  const { id, asked, settle } = await scene({ 'server.get': async () => server, 'session.sign-in': refusing({ code: 'wrong-password' }) });

  type(id('email'), 'mira@example.org');
  type(id('password'), 'guess');
  submit(id('sign-in-form'));
  await settle();

  expect(asked).toContainEqual(['session.sign-in', { email: 'mira@example.org', password: 'guess' }]);
  expect(id('problem').textContent).toBe('E-mail or password is not right. Check both and try again.');
  expect((id('email') as HTMLInputElement).value).toBe('mira@example.org');
  expect((id('password') as HTMLInputElement).value).toBe('');
});

test('signing in leads to ready, which says whose account it is and what was saved last', async () => {
  const { root, id, settle } = await scene({
    'server.get': async () => server, 'session.sign-in': async () => account, 'job.latest': async () => makeJob({ title: 'Miller' }),
  });

  submit(id('sign-in-form'));
  await settle();

  expect(root.dataset['view']).toBe('ready');
  expect(id('account').textContent).toBe('Signed in as mira@example.org');
  expect(id('latest').textContent).toContain('Miller');
});

function matchesLeft(left: number): Partial<Answers> {
  const operations = [{ operation: 'match', used: 100 - left, limit: 100, left, price: { service: 1 } }];
  return { ...SIGNED_IN, 'usage.get': async () => makeUsage({ operations }) };
}

test('what saving costs is said before the click', async () => {
  const { id } = await scene(matchesLeft(97));

  expect(id('save-price').textContent).toBe('Then it is matched with your active résumé. Costs 1. You have 97 of 100 left.');
});

test('a job is saved without a match when the matches are used up', async () => {
  const { id } = await scene(matchesLeft(0));

  expect(id('save-price').textContent).toBe('The job is saved without a match: your matches are used up.');
});

test('Save asks for the tab that is looked at and shows that it works', async () => {
  const { root, id, asked, settle } = await scene(SIGNED_IN);

  id('save').click();
  await settle();

  expect(asked).toContainEqual(['page.save', { tabId: 7, windowId: 1, refusedUrl: null }]);
  expect(root.dataset['view']).toBe('working');
  expect(root.textContent).toContain('Reading the page…');
});

test('a press that opened the panel is followed to its end', async () => {
  const { root, id, press, settle } = await scene(SIGNED_IN, { state: 'working', at: 0, step: 'sending' });
  expect(root.textContent).toContain('Saving the job…');

  press({ state: 'done', at: 0, saved: makeSaved({ job: makeJob({ title: 'Baker' }) }) });
  await settle();

  expect(id('job-title').textContent).toBe('Baker');
  expect(id('saved-note').textContent).toBe('Saved to your board.');
  expect(document.activeElement).toBe(id('job-title'));
});

test('a page that is not readable from the panel says which press is', async () => {
  const { id, press, settle } = await scene(SIGNED_IN);

  press({ state: 'failed', at: 0, url: null, tabId: 7, problem: { code: 'page-needs-press' } });
  await settle();

  expect(id('problem').textContent).toContain('Press the Foothold button in the toolbar');
});

test('a listing is refused, and the person may insist on that very page', async () => {
  const { id, asked, press, settle } = await scene(SIGNED_IN);

  press(LISTING);
  await settle();
  expect(id('problem').textContent).toContain('lists several jobs');
  id('keep-anyway').click();
  await settle();

  expect(asked).toContainEqual(['page.save', { tabId: 7, windowId: 1, refusedUrl: 'https://jobs.example/all' }]);
});

test('a press while nobody is signed in leads to signing in, which says so', async () => {
  const { root, id, press, settle } = await scene({ 'server.get': async () => server });

  press({ state: 'failed', at: 0, url: null, tabId: 7, problem: { code: 'signed-out' } });
  await settle();

  expect(root.dataset['view']).toBe('signed-out');
  expect(id('problem').textContent).toContain('Please sign in');
});

test('a server that does not answer at the start signs nobody out', async () => {
  const { root, id } = await scene({ 'server.get': async () => server, 'session.who': refusing({ code: 'unreachable' }) });

  expect(root.dataset['view']).toBe('failed');
  expect(id('problem').textContent).toContain('Foothold does not answer');
  expect(id('retry').textContent).toBe('Try again');
});

test('a session that ends while a job is open leads to signing in', async () => {
  const { root, settle } = await scene(
    { ...SIGNED_IN, 'job.match': refusing({ code: 'signed-out' }), 'usage.get': refusing({ code: 'timeout' }) },
    { state: 'done', at: 0, saved: makeSaved() },
  );

  await settle();

  expect(root.dataset['view']).toBe('signed-out');
});

test('signing out leads to signing in', async () => {
  let here: typeof account | null = account;
  const { root, id, settle } = await scene({
    ...SIGNED_IN, 'session.who': async () => here, 'session.sign-out': async () => (here = null),
  });

  id('sign-out').click();
  await settle();

  expect(root.dataset['view']).toBe('signed-out');
});

test('what runs is said to screen readers', async () => {
  const { id, said, settle } = await scene(SIGNED_IN);

  id('save').click();
  await settle();

  expect(said).toContain('Reading the page…');
});
