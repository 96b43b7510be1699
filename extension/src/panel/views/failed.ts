/** Failed: nothing was saved, why, and what can be done about it. */
import type { Problem } from '../../failure';
import { button, h } from '../dom';
import type { Words } from '../words';
import { drawProblem } from './problem';

export interface FailedState {
  name: 'failed';
  problem: Problem;
  /** The page that was refused, when the person may insist on it. */
  refused: { url: string; tabId: number } | null;
  /** Whether the same press may simply be tried again. */
  retry: boolean;
}

export interface FailedActions {
  keepAnyway(refused: { url: string; tabId: number }): void;
  save(): void;
  home(): void;
}

export function drawFailed(state: FailedState, { t, act }: { t: Words; act: FailedActions }): HTMLElement {
  const { refused } = state;
  const title = state.problem.code === 'not-a-posting' ? t('failed_not_a_posting') : t('failed_title');
  return h(
    'section',
    {},
    h('h2', {}, title),
    drawProblem(state.problem, t),
    refused ? h('p', { class: 'hint' }, t('failed_keep_hint')) : null,
    h(
      'div',
      { class: 'actions' },
      refused
        ? button({ id: 'keep-anyway', onclick: () => act.keepAnyway(refused) }, t('failed_keep'))
        : null,
      state.retry ? button({ id: 'retry', class: 'primary', onclick: act.save }, t('failed_retry')) : null,
      button({ id: 'back', onclick: act.home }, t('back')),
    ),
  );
}
