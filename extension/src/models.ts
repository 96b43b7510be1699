/** What the service says, as readers and the types they yield. Names are the service's own. */
import { boolean, list, nullable, number, object, oneOf, record, text, type Read } from './shape';

export const config = object({
  version: text,
  supabase_url: text,
  supabase_publishable_key: text,
  features: object({ ai_providers: list(text) }),
});
export type Config = Read<typeof config>;

export const job = object({
  id: text,
  title: text,
  company: text,
  description: text,
  location: nullable(text),
  salary_range: nullable(text),
  employment_type: nullable(text),
  source_url: nullable(text),
  status: text,
  workplace: nullable(text),
  remote_countries: list(text),
});
export type Job = Read<typeof job>;
export const jobPage = object({ jobs: list(job) });

/** A job that the person keeps already, and that may be the one at hand on another board. */
export const similarJob = object({ id: text, title: text, company: text, created_at: text, status: text });
export type SimilarJob = Read<typeof similarJob>;

export const clip = object({
  job,
  verdict: nullable(text),
  reason: nullable(text),
  closed: nullable(boolean),
  sources: record(object({ origin: text, confidence: number })),
  missing: list(text),
  similar: list(similarJob),
});
export type Clip = Read<typeof clip>;

/** A clip as the panel needs it: was the job already there, and did the whole page fit? */
export interface Saved extends Clip {
  known: boolean;
  truncated: boolean;
}

export const requirement = object({
  kind: text,
  name: text,
  required: boolean,
  duty: nullable(boolean),
  detail: nullable(text),
  asked: object({ text }),
  state: oneOf('met', 'partly', 'missing', 'unknown'),
  evidence: list(object({ pointer: text, text })),
});
export type Requirement = Read<typeof requirement>;

export const match = object({
  score: nullable(number),
  note: nullable(text),
  parts: list(object({ name: text, weight: number, score: number, detail: nullable(text) })),
  requirements: list(requirement),
  knockouts: list(requirement),
  keywords: list(object({ posting: object({ text }), said: nullable(object({ text, start: number, end: number })) })),
  overqualified: list(object({ text })),
  confidence: nullable(oneOf('high', 'fair', 'low')),
  advice: list(text),
  cached: nullable(boolean),
});
export type Match = Read<typeof match>;

export const sentence = object({
  start: number,
  end: number,
  text,
  verdict: text,
  reasons: list(text),
  evidence: list(object({ pointer: text, text })),
});
export type Sentence = Read<typeof sentence>;

export const draft = object({
  id: text,
  kind: text,
  job_id: text,
  question: nullable(text),
  content: text,
  sendable: text,
  evidence: object({ sentences: list(sentence), left_out: list(object({ pointer: text, text })) }),
  provider: text,
  model: nullable(text),
  complete: boolean,
  notice: nullable(text),
  vouched: list(text),
  text_at: nullable(text),
  created_at: text,
});
export type Draft = Read<typeof draft>;
/** A draft that was held against the résumé; `goesOn` while what failed is written anew. */
export interface Checked {
  content: string;
  goesOn: boolean;
}
export const draftPage = object({ drafts: list(draft) });

export const usage = object({
  tier: text,
  period_type: text,
  operations: list(
    object({
      operation: text,
      used: number,
      limit: nullable(number),
      left: nullable(number),
      price: record(number),
    }),
  ),
});
export type Usage = Read<typeof usage>;

export const profile = object({
  email: nullable(text),
  full_name: nullable(text),
  active_resume_id: nullable(text),
  preferred_ai_provider: nullable(text),
});
export type Profile = Read<typeof profile>;

/** One frame of a page, or the page itself, as HTML. */
export const frame = object({ url: text, html: text });
export type Frame = Read<typeof frame>;

export const captured = object({ url: text, html: text, frames: list(frame), truncated: boolean });
export type Captured = Read<typeof captured>;

export type DraftKind = 'cover_letter' | 'answer' | 'outreach';

/** What a draft is asked for with; `detail` is the question of an answer or the recipient of a note. */
export interface DraftRequest {
  jobId: string;
  kind: DraftKind;
  detail: string;
  /** Who writes, and nobody else; empty for whoever is preferred, or steps in. */
  provider: string;
  /** Tone, language, whom it is for and the like, by the service's own names; left out when nothing was chosen. */
  finer?: Record<string, string>;
  /** Of the press: trying again after a failure is the same request, and can never cost twice. */
  key: string;
}
