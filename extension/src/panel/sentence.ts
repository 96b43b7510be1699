/** A failure in plain words: what happened, and what to do next. */
import type { Problem } from '../failure';
import { wordFor, type Key, type Words } from './words';

const BY_CODE: Record<string, Key> = {
  'address-invalid': 'fail_address_invalid',
  'address-unsafe': 'fail_address_unsafe',
  'not-foothold': 'fail_not_foothold',
  unreachable: 'fail_unreachable',
  timeout: 'fail_timeout',
  'unexpected-answer': 'fail_unexpected_answer',
  'needs-address': 'fail_needs_address',
  'signed-out': 'fail_signed_out',
  unauthenticated: 'fail_signed_out',
  'wrong-password': 'fail_wrong_password',
  'email-unconfirmed': 'fail_email_unconfirmed',
  'sign-in-rate-limited': 'fail_sign_in_rate_limited',
  'page-not-readable': 'fail_page_not_readable',
  'page-needs-press': 'fail_page_needs_press',
  'page-changed': 'fail_page_changed',
  interrupted: 'fail_interrupted',
  cancelled: 'fail_cancelled',
  'no-active-resume': 'fail_no_active_resume',
  'quota-exceeded': 'fail_quota',
  'not-found': 'fail_not_found',
  'too-large': 'fail_too_large',
  'rate-limited': 'fail_rate_limited',
  unavailable: 'fail_unavailable',
  'provider-failed': 'fail_provider',
  'provider-refused': 'fail_provider_refused',
  'provider-malformed': 'fail_provider',
  'provider-cut-off': 'fail_provider_cut_off',
  'provider-rate-limited': 'fail_provider_busy',
  'provider-overloaded': 'fail_provider_busy',
  'provider-out-of-credit': 'fail_provider_spent',
  'request-in-progress': 'fail_in_progress',
  'too-many-drafts': 'fail_too_many_drafts',
  'draft-changed': 'fail_draft_changed',
  'provider-timeout': 'fail_provider_timeout',
  'provider-misconfigured': 'fail_provider_misconfigured',
};

const BY_VERDICT: Record<string, Key> = {
  listing: 'verdict_listing',
  sign_in_wall: 'verdict_sign_in_wall',
  bot_wall: 'verdict_bot_wall',
  expired: 'verdict_expired',
  not_a_job: 'verdict_not_a_job',
};

/** What happened and what to do. What we have no words for is told in the service's own. */
export function sentenceFor(problem: Problem, t: Words): string {
  const otherwise = problem.detail ?? t('fail_internal');
  if (problem.code !== 'not-a-posting') return wordFor(BY_CODE, problem.code, { t, otherwise });
  return wordFor(BY_VERDICT, String(problem.extra?.['verdict']), { t, otherwise: t('verdict_not_a_job') });
}

/** A date as people write it in the panel's language; what is no date stays as it came. */
function dayOf(iso: string, t: Words): string {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(t('language_code'), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** When a used-up allowance comes back, or that it does not; null for any other failure. */
export function renewalFor(problem: Problem, t: Words): string | null {
  if (problem.code !== 'quota-exceeded') return null;
  const { left, renews_on: renews } = problem.extra ?? {};
  const when = typeof renews === 'string' ? t('quota_renews', dayOf(renews, t)) : t('quota_never_renews');
  return typeof left === 'number' ? `${t('quota_left', String(left))} ${when}` : when;
}
