// @vitest-environment jsdom
/** What the panel says of a twin on another board, of where a job is done, and of what is missing. */
import { expect, test } from 'vitest';

import { clip, type Saved } from '../src/models';
import { workplaceOf } from '../src/panel/place';
import { drawJob } from '../src/panel/views/job';
import { makeJob, makeSaved } from './made';
import { words } from './words';

const TWIN = { id: 'j9', title: 'Baker (m/f/d)', company: 'Oven', created_at: '2026-11-02T09:00:00Z', status: 'saved' };

function jobView(saved: Partial<Saved>): HTMLElement {
  const whole = makeSaved(saved);
  const state = { name: 'done', job: whole.job, saved: whole, address: 'http://127.0.0.1:8000' } as const;
  return drawJob(state, { t: words, act: { home: () => undefined } });
}

test('a job that may be here already is offered with the way to both', () => {
  const view = jobView({ similar: [TWIN] });

  expect(view.querySelector('#similar li')?.textContent).toBe('Baker (m/f/d) at Oven, saved Nov 2, 2026');
  expect(view.querySelector('#similar li a')?.getAttribute('href')).toBe('http://127.0.0.1:8000/jobs/j9');
  expect(view.querySelector('#similar-decide')?.getAttribute('href')).toBe('http://127.0.0.1:8000/jobs/j1');
});

test('a twin that moved on says its stage, and a made-up stage says nothing', () => {
  const view = jobView({ similar: [{ ...TWIN, status: 'applied' }, { ...TWIN, status: 'hired' }] });

  expect([...view.querySelectorAll('#similar .tag')].map((tag) => tag.textContent)).toEqual(['Applied']);
});

test('without a twin there is no offer, and a service that knows none is understood', () => {
  expect(jobView({}).querySelector('#similar')).toBeNull();
  expect(clip({ job: makeJob(), sources: {}, missing: [] }).similar).toEqual([]);
});

test('markup in a twin is text', () => {
  const view = jobView({ similar: [{ ...TWIN, title: '<b>x</b>', company: '', created_at: '<i>then</i>' }] });

  expect(view.querySelector('#similar b, #similar i')).toBeNull();
  expect(view.querySelector('#similar li')?.textContent).toBe('<b>x</b>, saved <i>then</i>');
});

test('what is missing leads to the first field that lacks it', () => {
  const view = jobView({ missing: ['company', 'location'] });

  expect(view.querySelector('#missing')?.textContent).toBe('Not found on the page: Company, Location. Fill in on the dashboard');
  expect(view.querySelector('#fill-in')?.getAttribute('href')).toBe('http://127.0.0.1:8000/jobs/j1/edit#company');
});

test.each([
  ['Ulm', null, [], null],
  ['Ulm', 'hybrid', [], 'Hybrid'],
  ['Ulm (hybrid)', 'hybrid', [], null],
  ['Ulm', 'on_site', [], 'On site'],
  [null, 'remote', ['DE', 'AT'], 'Remote (Germany, Austria)'],
  ['Remote, Germany', 'remote', ['DE'], null],
  [null, 'remote', ['DE', 'AT', 'CH', 'FR', 'IT', 'ES'], 'Remote (Germany, Austria, Switzerland, France and 2 more)'],
  [null, 'remote', ['Germany', '1'], 'Remote'],
  ['Ulm', 'moon', [], 'moon'],
])('%s, done %s from %j, is said as %s', (location, workplace, countries, shown) => {
  expect(workplaceOf(makeJob({ location, workplace, remote_countries: countries }), words)).toBe(shown);
});

test('a remote job without a town is not said to lack one', () => {
  const view = jobView({ job: makeJob({ location: null, workplace: 'remote' }) });

  expect(view.querySelector('#job-location')?.textContent).toBe('Remote');
  expect(view.querySelector('#job-location')?.className).toBe('');
});
