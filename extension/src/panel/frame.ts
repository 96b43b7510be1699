/** What stands around a view: whose account this is, and the way out. */
import type { Account } from '../messages';
import { button, h, link } from './dom';
import type { Words } from './words';

interface Frame {
  account: Account | null;
  t: Words;
  signOut(): void;
}

export function drawFrame(view: HTMLElement, { account, t, signOut }: Frame): HTMLElement {
  if (!account) return h('div', { class: 'frame' }, view);
  const who = account.profile.email ?? account.profile.full_name ?? '';
  const footer = h(
    'footer',
    {},
    h('p', { id: 'account' }, t('account_signed_in', who)),
    h(
      'p',
      { class: 'row' },
      link(account.server.address, { id: 'to-dashboard' }, t('account_dashboard')),
      button({ id: 'sign-out', class: 'quiet', onclick: signOut }, t('account_sign_out')),
    ),
  );
  return h('div', { class: 'frame' }, view, footer);
}
