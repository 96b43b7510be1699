/** The worker's answer to every message of the table. */
import type { Answers } from '../messages';
import type { Office } from './office';
import { save, type SaveTools } from './save';

export function answersOf(office: Office, saving: SaveTools): Answers {
  return {
    'server.get': () => office.server(),
    'server.use': ({ address }) => office.use(address),
    'session.who': () => office.who(),
    'session.sign-in': ({ email, password }) => office.signIn(email, password),
    'session.sign-out': async () => (await office.signOut(), null),
    'page.save': async (wish) => (await save({ ...wish, toolbar: false }, saving), null),
    'job.latest': async () => (await office.api()).latestJob(),
    'job.match': async ({ jobId }) => (await office.api()).match(jobId),
    'usage.get': async () => (await office.api()).usage(),
    'draft.list': async ({ jobId }) => (await office.api()).drafts(jobId),
    'draft.keep': async ({ draftId, content, seen }) => (await office.api()).keepDraft(draftId, { content, seen }),
    'draft.vouch': async ({ draftId, vouched }) => (await office.api()).vouch(draftId, vouched),
  };
}
