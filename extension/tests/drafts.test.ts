// @vitest-environment jsdom
/** The drafts of a job. */
import { expect, test } from 'vitest';

import { Failure } from '../src/failure';
import type { Answers } from '../src/messages';
import { firstChoice, mountDrafts } from '../src/panel/views/drafts';
import { makeDraft, makeSentence } from './made';
import { AT, mounted, type Scene } from './scene';

function draftScene(answers: Partial<Answers> = {}): Promise<Scene> {
  const context = { ...AT, providers: ['offline', 'claude'], preferred: null };
  return mounted({ 'draft.list': async () => [], ...answers }, (tools) => mountDrafts({ ...context, tools }));
}

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

  expect(requests).toEqual([{ jobId: 'j1', kind: 'answer', detail: 'Why bread?', provider: '', key: expect.any(String) as string }]);
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

  tell({ event: 'done', draft: makeDraft({ content: 'I bake. I fly.', evidence: { sentences, left_out: [] } }) });

  expect(id('audit').dataset['doubts']).toBe('1');
  expect(id('audit').textContent).toContain('✗Not in your résuméI flyNo flying there.');
  expect(id('backed').textContent).toBe('Backed by your résumé (1)I bakeBaker, 2019');
});

test('true lines that were left out are named until the person adds them', async () => {
  const line = { pointer: '/work/0/highlights/0', text: 'Ran the night shift' };
  const evidence = { sentences: [], left_out: [line] };
  const { box, id, tell, settle } = await writing({ 'draft.keep': async ({ content }) => makeDraft({ content, evidence }) });

  tell({ event: 'done', draft: makeDraft({ content: 'I bake.', evidence }) });
  expect(id('unsaid').textContent).toBe('True and asked for, but not in the draft (1)Ran the night shift');

  (id('draft-text') as HTMLTextAreaElement).value = 'I bake. Ran the night shift.';
  id('keep').click();
  await settle();
  expect(box.querySelector('#unsaid')).toBeNull();
});

test('a doubtful sentence is found in the text, not the same words in another', async () => {
  const sentences = [makeSentence({ text: 'I fly.', verdict: 'unsupported', start: 18, end: 24 })];
  const { box, id, tell } = await writing();
  tell({ event: 'done', draft: makeDraft({ content: 'I bake, so I fly.\nI fly.', evidence: { sentences, left_out: [] } }) });

  box.querySelector<HTMLElement>('.find')?.click();

  const area = id('draft-text') as HTMLTextAreaElement;
  expect([area.selectionStart, area.selectionEnd]).toEqual([18, 24]);
});

test('what is not backed is left out of the copy, unless the person keeps it knowingly', async () => {
  const sentences = [makeSentence({ text: 'I fly.', verdict: 'unsupported' })];
  const doubtful = makeDraft({ content: 'I bake. I fly.', sendable: 'I bake.', evidence: { sentences, left_out: [] } });
  const kept = { ...doubtful, sendable: doubtful.content };
  const { box, id, tell, copied, settle } = await writing({ 'draft.vouch': async ({ vouched }) => ({ ...kept, vouched }) });
  tell({ event: 'done', draft: doubtful });

  id('copy').click();
  await settle();
  expect(id('keep-state').textContent).toBe('Copied, without what your résumé does not back (1).');
  box.querySelector<HTMLElement>('.vouch')?.click();
  await settle();
  id('copy').click();
  await settle();

  expect(copied).toEqual(['I bake.', 'I bake. I fly.']);
  expect(id('keep-state').textContent).toBe('Copied.');
});

test('an offline draft says that no AI was used', async () => {
  const { id, tell } = await writing();

  tell({ event: 'done', draft: makeDraft({ provider: 'offline' }) });

  expect(id('draft-origin').textContent).toContain('No AI was used');
});

function type(id: Scene['id'], text: string): void {
  const area = id('draft-text') as HTMLTextAreaElement;
  area.value = text;
  area.dispatchEvent(new Event('input'));
}

test('an edited text is kept as it stands', async () => {
  const { id, tell, asked, settle } = await writing({ 'draft.keep': async ({ content }) => makeDraft({ content }) });
  tell({ event: 'done', draft: makeDraft() });
  type(id, 'I bake rye.');
  expect(id('keep-state').textContent).toBe('Changed, not kept yet.');

  id('keep').click();
  await settle();

  expect(asked).toContainEqual({ draftId: 'd1', content: 'I bake rye.', seen: '2026-11-02T09:00:00Z' });
  expect(id('keep-state').textContent).toBe('Kept on your board.');
});

test('a text that was changed elsewhere is written over only once the person knows', async () => {
  const changed = new Failure({ code: 'draft-changed', status: 409 });
  const { id, tell, asked, settle } = await writing({
    'draft.keep': async ({ content, seen }) => {
      if (seen !== null) throw changed;
      return makeDraft({ content });
    },
  });
  tell({ event: 'done', draft: makeDraft() });
  type(id, 'I bake rye.');

  id('keep').click();
  await settle();
  expect(id('problem').textContent).toContain('changed meanwhile');
  expect((id('draft-text') as HTMLTextAreaElement).value).toBe('I bake rye.');
  id('keep').click();
  await settle();

  expect(asked).toContainEqual({ draftId: 'd1', content: 'I bake rye.', seen: null });
  expect(id('keep-state').textContent).toBe('Kept on your board.');
});

test('an edited text is held against the résumé before it is copied', async () => {
  const sentences = [makeSentence({ text: 'I fly, often.', verdict: 'unsupported', reasons: ['No flying there.'] })];
  const checked = makeDraft({ content: 'I bake. I fly, often.', sendable: 'I bake.', evidence: { sentences, left_out: [] } });
  const { id, tell, copied, settle } = await writing({ 'draft.keep': async () => checked });
  tell({ event: 'done', draft: makeDraft() });
  type(id, 'I bake. I fly, often.');

  id('copy').click();
  await settle();

  expect(copied).toEqual(['I bake.']);
  expect(id('audit').textContent).toContain('✗Not in your résuméI fly, often.No flying there.');
  expect(id('keep-state').textContent).toBe('Copied, without what your résumé does not back (1).');
});

test('an edit that cannot be kept is not copied unchecked', async () => {
  const { id, tell, copied, settle } = await writing({ 'draft.keep': () => Promise.reject(new Failure('unreachable')) });
  tell({ event: 'done', draft: makeDraft() });
  type(id, 'I fly.');

  id('copy').click();
  await settle();

  expect(copied).toEqual([]);
  expect(id('problem').textContent).toContain('Foothold does not answer');
  expect(id('keep-state').textContent).toBe('Changed, not kept yet.');
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

  expect(requests.map(({ provider }) => provider)).toEqual(['', 'offline']);
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

test('of a draft with nothing to send nothing is copied, and that is said', async () => {
  const { id, tell, copied, settle } = await writing();
  tell({ event: 'done', draft: makeDraft({ content: '[Only you can say why.]', sendable: '' }) });

  id('copy').click();
  await settle();

  expect(copied).toEqual([]);
  expect(id('keep-state').textContent).toContain('nothing to copy yet');
});

test('a provider that is chosen by hand writes alone; for one that only stood there another may', async () => {
  const { id, requests } = await draftScene();
  const provider = id('provider') as HTMLSelectElement;

  provider.value = 'claude';
  provider.dispatchEvent(new Event('change'));
  id('draft-form').dispatchEvent(new Event('submit', { cancelable: true }));

  expect(requests.map((request) => request.provider)).toEqual(['claude']);
});

test.each([
  [makeDraft({ content: '[I found no line.]', sendable: '' }), 'note warn', 'Nothing here can be sent as it stands.'],
  [makeDraft({ content: 'Dear team,' }), 'note good', 'This draft says nothing that your résumé would have to back.'],
  [
    makeDraft({ evidence: { sentences: [makeSentence()], left_out: [] } }),
    'note good',
    'Every claim in this draft has a line in your résumé.',
  ],
])('a draft is called backed only when it says something that is', async (draft, look, sentence) => {
  const { id, settle } = await draftScene({ 'draft.list': async () => [draft] });
  await settle();
  document.querySelector<HTMLElement>('.earlier')?.click();

  const note = id('audit').querySelector('.note');
  expect(note?.className).toBe(look);
  expect(note?.textContent).toContain(sentence);
});
