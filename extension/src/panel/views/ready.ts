/** Ready: whose account it is, Save, and the job saved last. */
import type { Account } from '../../messages';
import type { Job, Usage } from '../../models';
import { button, h } from '../dom';
import { priceOf } from '../price';
import type { Words } from '../words';

export interface ReadyState {
  name: 'ready';
  account: Account;
  latest: Job | null;
}

export interface ReadyActions {
  save(): void;
  openJob(job: Job): void;
  usage(): Promise<Usage | null>;
}

function drawLatest(job: Job, { t, act }: { t: Words; act: ReadyActions }): HTMLElement {
  const line = [job.company, job.location].filter(Boolean).join(' · ');
  return h(
    'section',
    { class: 'latest', 'aria-labelledby': 'latest-title' },
    h('h3', { id: 'latest-title' }, t('ready_latest')),
    h(
      'button',
      { type: 'button', id: 'latest', class: 'card', onclick: () => act.openJob(job) },
      h('strong', {}, job.title || t('job_untitled')),
      line ? h('span', {}, line) : null,
    ),
  );
}

/** What saving costs beside nothing: the match that follows it. Empty until the allowance is known. */
function drawPrice({ t, act }: { t: Words; act: ReadyActions }): HTMLElement {
  const line = h('p', { id: 'save-price', class: 'hint' });
  void act.usage().then((usage) => {
    const price = priceOf(usage, { operation: 'match', provider: null }, t);
    if (price) line.textContent = price.usedUp ? t('ready_no_match') : t('ready_match', price.text);
  });
  return line;
}

export function drawReady(state: ReadyState, { t, act }: { t: Words; act: ReadyActions }): HTMLElement {
  return h(
    'section',
    {},
    h('h2', {}, t('ready_title')),
    h('p', { class: 'lead' }, t('ready_lead')),
    button({ id: 'save', class: 'primary wide', onclick: act.save }, t('ready_save')),
    drawPrice({ t, act }),
    h('p', { class: 'hint' }, t('ready_shortcut')),
    state.latest ? drawLatest(state.latest, { t, act }) : null,
  );
}
