/** Valid objects; a test states only what matters to it. */
import type { Account } from '../src/messages';
import type { Captured, Draft, Job, Match, Saved, Sentence, Usage } from '../src/models';
import type { Server } from '../src/session/server';

export const server: Server = {
  address: 'http://127.0.0.1:8000',
  supabaseUrl: 'http://127.0.0.1:8000',
  supabaseKey: 'sb_publishable_x',
  version: '0.1.0',
  providers: ['offline', 'claude'],
};

export const account: Account = {
  server,
  profile: { email: 'mira@example.org', full_name: 'Mira', active_resume_id: 'r1', preferred_ai_provider: null },
};

export function makeJob(given: Partial<Job> = {}): Job {
  return {
    id: 'j1', title: 'Baker', company: 'Oven & Co', description: 'We bake.', location: 'Ulm', salary_range: null,
    employment_type: null, source_url: 'https://jobs.example/1', status: 'saved',
    workplace: null, remote_countries: [], ...given,
  };
}

export function makeSaved(given: Partial<Saved> = {}): Saved {
  return {
    job: makeJob(), verdict: 'posting', reason: '', closed: false, sources: {}, missing: [], similar: [],
    known: false, truncated: false, ...given,
  };
}

export function makeMatch(given: Partial<Match> = {}): Match {
  return {
    score: 70, note: null, parts: [], requirements: [], knockouts: [], keywords: [], overqualified: [], confidence: null, advice: [],
    cached: false, ...given,
  };
}

export function makeSentence(given: Partial<Sentence> = {}): Sentence {
  return { start: 0, end: 6, text: 'I bake', verdict: 'supported', reasons: [], evidence: [], ...given };
}

export function makeDraft(given: Partial<Draft> = {}): Draft {
  const content = given.content ?? 'I bake bread.';
  return {
    id: 'd1', kind: 'cover_letter', job_id: 'j1', question: null, content, sendable: content, evidence: { sentences: [], left_out: [] },
    provider: 'claude', model: 'm', complete: true, notice: null, vouched: [], text_at: '2026-11-02T09:00:00Z', created_at: '2026-11-02T09:00:00Z', ...given,
  };
}

export function makePage(given: Partial<Captured> = {}): Captured {
  return { url: 'https://jobs.example/1', html: '<html></html>', frames: [], truncated: false, ...given };
}

export function makeUsage(given: Partial<Usage> = {}): Usage {
  const price = { claude: 1, offline: 0 };
  const operations = [{ operation: 'cover_letter', used: 3, limit: 5, left: 2, price }];
  return { tier: 'free', period_type: 'lifetime', operations, ...given };
}

/** A storage area in memory. */
export function makeArea(): { held: Map<string, unknown> } & import('../src/worker/server-store').Area {
  const held = new Map<string, unknown>();
  return {
    held,
    get: async (key) => (held.has(key) ? { [key]: structuredClone(held.get(key)) } : {}),
    set: async (items) => Object.entries(items).forEach(([key, value]) => held.set(key, structuredClone(value))),
    remove: async (key) => void held.delete(key),
  };
}

/** One turn at a time, like `navigator.locks`. */
export function makeLock(): import('../src/session/session').Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
