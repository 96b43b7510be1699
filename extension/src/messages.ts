/**
 * Every message between the panel and the worker: one name, one question type, one answer type.
 *
 * The worker must answer all of them (`worker/answers.ts` does not compile otherwise), and README.md lists them.
 */
import { Failure, problemOf, type Problem } from './failure';
import type { Checked, Draft, DraftRequest, Job, Match, Profile, Usage } from './models';
import type { Server } from './session/server';

interface Message<Question, Answer> {
  question: Question;
  answer: Answer;
}

/** Carries the two types and nothing at run time. */
function message<Question, Answer>(): Message<Question, Answer> {
  return {} as Message<Question, Answer>; // the types are read, the value never is
}

type Nothing = Record<string, never>;

/** Who is signed in, and where. */
export interface Account {
  server: Server;
  profile: Profile;
}

/** A wish to save what a tab shows. `refusedUrl` is set when the person insists on a page that was refused. */
export interface SaveWish {
  tabId: number;
  windowId: number;
  refusedUrl: string | null;
}

export const MESSAGES = {
  'server.get': message<Nothing, Server | null>(),
  'server.use': message<{ address: string }, Server>(),
  'session.who': message<Nothing, Account | null>(),
  'session.sign-in': message<{ email: string; password: string }, Account>(),
  'session.sign-out': message<Nothing, null>(),
  'page.save': message<SaveWish, null>(),
  'job.latest': message<Nothing, Job | null>(),
  'job.match': message<{ jobId: string }, Match>(),
  'usage.get': message<Nothing, Usage>(),
  'draft.list': message<{ jobId: string }, Draft[]>(),
  /** `seen` is the `text_at` of the text that was edited; null writes over whatever stands there now. */
  'draft.keep': message<{ draftId: string; content: string; seen: string | null }, Draft>(),
  'draft.vouch': message<{ draftId: string; vouched: string[] }, Draft>(),
};

export type Name = keyof typeof MESSAGES;
export type Question<N extends Name> = (typeof MESSAGES)[N]['question'];
export type Answer<N extends Name> = (typeof MESSAGES)[N]['answer'];
export type Answers = { [N in Name]: (question: Question<N>) => Promise<Answer<N>> };
export type Ask = <N extends Name>(name: N, question: Question<N>) => Promise<Answer<N>>;

/** A draft is no single answer but a stream, so it has a port of its own. */
export const DRAFT_PORT = 'draft';
/** What the panel says on that port: first the request, then a sign of life, which keeps the worker awake. */
export type DraftCall = { say: 'begin'; request: DraftRequest } | { say: 'alive' };
export type DraftEvent =
  | { event: 'sentence'; text: string }
  | { event: 'checked'; checked: Checked }
  | { event: 'done'; draft: Draft }
  | { event: 'failed'; problem: Problem };

/** A message as it travels. */
export interface Envelope {
  name: Name;
  question: unknown;
}
export type Reply = { ok: true; answer: unknown } | { ok: false; problem: Problem };

/** Whether something received is one of our messages. */
export function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  const { name } = value as { name?: unknown };
  return typeof name === 'string' && Object.hasOwn(MESSAGES, name);
}

/** The reply to a message. Never throws: a failure becomes part of the reply. */
export async function replyTo(envelope: Envelope, answers: Answers): Promise<Reply> {
  const answer = answers[envelope.name] as (question: unknown) => Promise<unknown>; // sent by `asking`, typed there
  try {
    return { ok: true, answer: await answer(envelope.question) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** The asking side: gives the answer, throws the `Failure`. */
export function asking(send: (envelope: Envelope) => Promise<unknown>): Ask {
  return async (name, question) => {
    const reply = (await send({ name, question }).catch(() => undefined)) as Reply | undefined; // made by `replyTo`
    if (reply === undefined) throw new Failure('interrupted');
    if (!reply.ok) throw new Failure(reply.problem);
    return reply.answer as never; // the table ties this answer to that name
  };
}
