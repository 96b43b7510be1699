/** The service's calls, one function each, for the person who is signed in. */
import { Failure } from '../failure';
import {
  clip, config, draft, draftPage, jobPage, match, profile, usage,
  type Captured, type Checked, type Config, type Draft, type DraftKind, type DraftRequest, type Job, type Match, type Profile,
  type Saved, type Usage,
} from '../models';
import { boolean, object, text } from '../shape';
import type { Session } from '../session/session';
import { eventsOf } from './events';
import { body, parse, problemIn, send, type Call } from './request';

export interface ApiTools {
  address: string;
  session: Pick<Session, 'token' | 'renew'>;
  fetch: typeof fetch;
}

/** Hears a draft while it is written: text as it comes, and the whole once it was held against the résumé. */
export interface DraftListener {
  text(piece: string): void;
  checked(draft: Checked): void;
}

export interface Api {
  clip(page: Captured, options: { keep: boolean }): Promise<Saved>;
  latestJob(): Promise<Job | null>;
  match(jobId: string): Promise<Match>;
  usage(): Promise<Usage>;
  profile(): Promise<Profile>;
  drafts(jobId: string): Promise<Draft[]>;
  keepDraft(draftId: string, text: { content: string; seen: string | null }): Promise<Draft>;
  /** Keeps the doubtful sentences named in the draft, because the person stands by them. */
  vouch(draftId: string, vouched: string[]): Promise<Draft>;
  /** Writes a draft; `on` gets it piece by piece. Throws `cancelled` once the signal fires. */
  draft(request: DraftRequest, on: DraftListener, signal: AbortSignal): Promise<Draft>;
}

/** A local model on a small machine takes minutes for a letter; the browser ends an event after five. */
const STREAM_PATIENCE_MS = 280_000;
const CONFIG_PATIENCE_MS = 10_000;

type Request = Omit<Call, 'url' | 'token'> & { path: string };

/** What a server says of itself, to anybody. Throws `not-foothold` when what answers there is something else. */
export async function readConfig(address: string, fetcher: typeof fetch): Promise<Config> {
  try {
    return await body(await send(fetcher, { method: 'GET', url: `${address}/api/v1/config`, patienceMs: CONFIG_PATIENCE_MS }), config);
  } catch (error) {
    if (error instanceof Failure && ['unreachable', 'timeout', 'unavailable'].includes(error.problem.code)) throw error;
    throw new Failure('not-foothold');
  }
}

/** Sends with a token; one that is refused is renewed once, for clocks differ and sessions are revoked. */
async function authorised(tools: ApiTools, request: Request): Promise<Response> {
  const call = { ...request, url: `${tools.address}/api/v1${request.path}` };
  const token = await tools.session.token();
  try {
    return await send(tools.fetch, { ...call, token });
  } catch (error) {
    if (!(error instanceof Failure) || error.problem.status !== 401) throw error;
    return send(tools.fetch, { ...call, token: await tools.session.renew(token) });
  }
}

/** The body of a clip. Frames are left out when there are none, and so is `keep`. */
function clippedPage(page: Captured, keep: boolean): Record<string, unknown> {
  return {
    url: page.url,
    html: page.html,
    ...(page.frames.length > 0 && { frames: page.frames }),
    ...(keep && { keep }),
  };
}

const DRAFT_PATHS: Record<DraftKind, string> = {
  cover_letter: 'cover-letter',
  answer: 'answers',
  outreach: 'outreach',
};

function draftBody(request: DraftRequest): Record<string, string | number> {
  const about = { cover_letter: {}, answer: { question: request.detail }, outreach: { recipient: request.detail } };
  const { limit, ...finer } = request.finer ?? {};
  return {
    ...(request.detail ? about[request.kind] : {}),
    ...finer,
    ...(limit !== undefined && { limit: Number(limit) }),
    ...(request.provider && { provider: request.provider }),
  };
}

const checked = object({ content: text, goes_on: boolean });

async function readDraft(response: Response, on: DraftListener): Promise<Draft> {
  if (response.body === null) throw new Failure('unexpected-answer');
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'sentence') on.text(parse(data, object({ text })).text);
    if (event === 'audit') {
      const { content, goes_on: goesOn } = parse(data, checked);
      on.checked({ content, goesOn });
    }
    if (event === 'done') return parse(data, draft);
    if (event === 'error') throw new Failure(problemIn(JSON.parse(data), response.status));
  }
  throw new Failure('interrupted');
}

async function writeDraft(
  tools: ApiTools,
  request: DraftRequest,
  on: DraftListener & { signal: AbortSignal },
): Promise<Draft> {
  const path = `/jobs/${encodeURIComponent(request.jobId)}/${DRAFT_PATHS[request.kind]}`;
  const post = { method: 'POST', path, body: draftBody(request), idempotencyKey: request.key } as const;
  const response = await authorised(tools, {
    ...post,
    accept: 'text/event-stream',
    signal: on.signal,
    patienceMs: STREAM_PATIENCE_MS,
  });
  try {
    return await readDraft(response, on);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(on.signal.aborted ? 'cancelled' : 'interrupted');
  }
}

/** The service at one address, for one session. Every call throws `Failure`. */
export function openApi(tools: ApiTools): Api {
  const post = (path: string, content: unknown): Promise<Response> =>
    authorised(tools, { method: 'POST', path, body: content, idempotencyKey: crypto.randomUUID() });
  const get = (path: string): Promise<Response> => authorised(tools, { method: 'GET', path });
  const jobPath = (jobId: string): string => `/jobs/${encodeURIComponent(jobId)}`;

  return {
    async clip(page, { keep }) {
      const response = await post('/jobs', clippedPage(page, keep));
      return { ...(await body(response, clip)), known: response.status === 200, truncated: page.truncated };
    },
    async latestJob() {
      return (await body(await get('/jobs'), jobPage)).jobs[0] ?? null;
    },
    match: async (jobId) => body(await post(`${jobPath(jobId)}/match`, {}), match),
    usage: async () => body(await get('/usage'), usage),
    profile: async () => body(await get('/profile'), profile),
    async drafts(jobId) {
      return (await body(await get(`/drafts?job_id=${encodeURIComponent(jobId)}`), draftPage)).drafts;
    },
    async keepDraft(draftId, { content, seen }) {
      const path = `/drafts/${encodeURIComponent(draftId)}`;
      return body(await authorised(tools, { method: 'PATCH', path, body: seen === null ? { content } : { content, seen } }), draft);
    },
    async vouch(draftId, vouched) {
      const path = `/drafts/${encodeURIComponent(draftId)}`;
      return body(await authorised(tools, { method: 'PATCH', path, body: { vouched } }), draft);
    },
    draft: (request, on, signal) => writeDraft(tools, request, { ...on, signal }),
  };
}

