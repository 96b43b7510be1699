// @vitest-environment jsdom
/** Prices, failures and descriptions as people read them. */
import { expect, test } from 'vitest';

import { LOCAL_CODES } from '../src/failure';
import { h, link } from '../src/panel/dom';
import { priceOf } from '../src/panel/price';
import { drawProse } from '../src/panel/prose';
import { renewalFor, sentenceFor } from '../src/panel/sentence';
import { makeUsage } from './made';
import { words } from './words';

test('the price is said before the click', () => {
  const letter = (provider: string): unknown => priceOf(makeUsage(), { operation: 'cover_letter', provider }, words);

  expect(letter('claude')).toEqual({ text: 'Costs 1. You have 2 of 5 left.', usedUp: false });
  expect(letter('offline')).toEqual({ text: 'Free', usedUp: false });
});

test('a used-up allowance is known before the click', () => {
  const operations = [{ operation: 'answer', used: 5, limit: 5, left: 0, price: { claude: 1 } }];
  const usage = makeUsage({ period_type: 'monthly', operations });

  expect(priceOf(usage, { operation: 'answer', provider: 'claude' }, words)).toEqual({
    text: 'Costs 1. You have 0 of 5 left this month.', usedUp: true,
  });
});

test('without a limit nothing is counted, and without usage nothing is said', () => {
  const operations = [{ operation: 'answer', used: 5, limit: null, left: null, price: {} }];

  expect(priceOf(makeUsage({ operations }), { operation: 'answer', provider: 'claude' }, words)?.text).toBe('Included, without limit');
  expect(priceOf(null, { operation: 'answer', provider: 'claude' }, words)).toBeNull();
});

test.each(LOCAL_CODES)('%s has a sentence of its own', (code) => {
  expect(sentenceFor({ code, detail: 'raw' }, words)).toBe(code === 'internal' ? 'raw' : sentenceFor({ code }, words));
});

test('a request that is still worked on is told in the language of the panel', () => {
  const problem = { code: 'request-in-progress', detail: 'raw' };

  expect(sentenceFor(problem, words)).toBe('The same request is still being worked on. Try again in a moment.');
});

test('a refused page is told by its verdict', () => {
  const problem = { code: 'not-a-posting', extra: { verdict: 'listing' } };

  expect(sentenceFor(problem, words)).toBe('This page lists several jobs. Open the one you want, then save it.');
  expect(sentenceFor({ code: 'not-a-posting' }, words)).toBe('We could not find a job posting on this page.');
});

test('what we have no words for is told in the words of the service', () => {
  expect(sentenceFor({ code: 'brand-new', detail: 'The moon is full.' }, words)).toBe('The moon is full.');
});

test('a used-up allowance says what is left and when it comes back', () => {
  const extra = { left: 0, renews_on: '2026-12-01' };

  expect(renewalFor({ code: 'quota-exceeded', extra }, words)).toBe('0 left. It renews on December 1, 2026.');
  expect(renewalFor({ code: 'quota-exceeded', extra: { left: 0, renews_on: null } }, words)).toBe('0 left. It does not renew on your plan.');
  expect(renewalFor({ code: 'timeout' }, words)).toBeNull();
});

test('headings, lists and paragraphs of a description are elements', () => {
  const html = drawProse('We bake.\nDaily.\n\n## You\n- early\n- kind\n\nBye').map(({ outerHTML }) => outerHTML);

  expect(html).toEqual(['<p dir="auto">We bake.\nDaily.</p>', '<h4 dir="auto">You</h4>', '<ul dir="auto"><li>early</li><li>kind</li></ul>', '<p dir="auto">Bye</p>']);
});

test('markup in a description stays text', () => {
  const [paragraph] = drawProse('<img src=x onerror=alert(1)> & more');

  expect(paragraph?.children).toHaveLength(0);
  expect(paragraph?.textContent).toBe('<img src=x onerror=alert(1)> & more');
});

test('only addresses of the web become links', () => {
  expect(link('javascript:alert(1)', { id: 'a' }, 'x').outerHTML).toBe('<span id="a">x</span>');
  expect(link('https://a.example/', { id: 'a' }, 'x').getAttribute('rel')).toBe('noopener noreferrer');
});

test('attributes that are false or absent are left out', () => {
  expect(h('input', { required: true, disabled: false, value: undefined }).outerHTML).toBe('<input required="">');
});
