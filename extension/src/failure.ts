/**
 * What can go wrong, as data that survives a message between the worker and the panel.
 *
 * A code is either a problem's slug, as the service names it ("no-active-resume"), or one of the codes below.
 * `sentence.ts` alone turns a failure into words.
 */

/** Failures that begin here rather than in the service. */
export const LOCAL_CODES = [
  'address-invalid', //    what was typed is no web address
  'address-unsafe', //     http to a machine elsewhere: the password would travel readable
  'not-foothold', //       something answers there, but not this service
  'unreachable', //        nothing answers there
  'timeout', //            it took too long
  'unexpected-answer', //  it answered in a shape we do not know
  'needs-address', //      no server was chosen yet
  'signed-out', //         there is no session, or no longer
  'wrong-password',
  'email-unconfirmed',
  'sign-in-rate-limited',
  'page-not-readable', //  the browser lets no extension read this page
  'page-needs-press', //   a press in the panel does not open the page to us; one in the toolbar does
  'page-changed', //       the tab shows another page than the one that was refused
  'interrupted', //        the browser ended us, or the stream broke off
  'cancelled',
  'internal',
] as const;

export interface Problem {
  code: string;
  /** The service's own sentence for this person, when it sent one. */
  detail?: string;
  status?: number;
  requestId?: string;
  /** Members beyond the standard ones, such as the verdict of a page that is no posting. */
  extra?: Record<string, unknown>;
}

/** A failure that a person can be told about. */
export class Failure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem | (typeof LOCAL_CODES)[number]) {
    const full = typeof problem === 'string' ? { code: problem } : problem;
    super(full.code);
    this.name = 'Failure';
    this.problem = full;
  }
}

/** The problem behind anything thrown; what we did not foresee is "internal". */
export function problemOf(error: unknown): Problem {
  return error instanceof Failure ? error.problem : { code: 'internal' };
}
