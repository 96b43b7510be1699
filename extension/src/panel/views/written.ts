/** A written draft: its text to edit, what the résumé does not back, Copy and Keep. */
import { problemOf } from '../../failure';
import type { Draft } from '../../models';
import { button, focusOn, h } from '../dom';
import type { Tools } from '../tools';
import { wordFor, type Key, type Words } from '../words';
import { drawAudit } from './audit';
import { drawProblem } from './problem';

/** The service keeps no longer text. */
const MAX_CHARACTERS = 20_000;

export const PROVIDERS: Record<string, Key> = {
  claude: 'provider_claude',
  openai: 'provider_openai',
  offline: 'provider_offline',
};

function drawOrigin(draft: Draft, t: Words): HTMLElement {
  const name = wordFor(PROVIDERS, draft.provider, { t, otherwise: draft.provider });
  const text = draft.provider === 'offline' ? t('draft_by_offline') : t('draft_by', name);
  return h('p', { id: 'draft-origin', class: 'hint', 'data-provider': draft.provider }, text);
}

function textArea(draft: Draft): HTMLTextAreaElement {
  const area = h('textarea', { id: 'draft-text', rows: 14, maxlength: MAX_CHARACTERS, spellcheck: 'true' });
  area.value = draft.content;
  return area;
}

/** Selects a sentence in the text and shows it; says so when an edit has removed it. */
function finder(area: HTMLTextAreaElement, { t, announce }: Tools): (text: string) => void {
  return (text) => {
    const start = area.value.indexOf(text);
    if (start < 0) return announce(t('audit_gone'));
    area.focus();
    area.setSelectionRange(start, start + text.length);
    const share = area.value.slice(0, start).length / Math.max(1, area.value.length);
    area.scrollTop = share * area.scrollHeight - area.clientHeight / 3;
  };
}

/** A draft for the person to finish. `onAgain` goes back to asking. */
export function drawWritten(draft: Draft, { tools, onAgain }: { tools: Tools; onAgain: () => void }): HTMLElement {
  const { t, ask, announce, copy } = tools;
  const area = textArea(draft);
  const find = finder(area, tools);
  const audit = h('div', {}, drawAudit(draft, { t, find }));
  const state = h('p', { id: 'keep-state', class: 'hint' }, t('draft_kept'));
  const problem = h('div');

  async function keep(): Promise<void> {
    problem.replaceChildren();
    state.textContent = t('draft_keeping');
    try {
      const kept = await ask('draft.keep', { draftId: draft.id, content: area.value });
      audit.replaceChildren(drawAudit(kept, { t, find }));
      state.textContent = t('draft_kept');
      announce(t('draft_kept'));
    } catch (error) {
      state.textContent = t('draft_changed');
      problem.replaceChildren(drawProblem(problemOf(error), t));
    }
  }

  const copyText = (): void =>
    void copy(area.value).then(
      () => announce(t('draft_copied')),
      () => (focusOn(area), area.select(), announce(t('draft_copy_failed'))),
    );

  area.addEventListener('input', () => (state.textContent = t('draft_changed')));
  return h(
    'div',
    { id: 'draft', 'data-draft-id': draft.id },
    drawOrigin(draft, t),
    draft.complete ? null : h('p', { class: 'note warn' }, t('draft_incomplete')),
    audit,
    h('label', { for: 'draft-text' }, t('draft_text')),
    area,
    state,
    problem,
    h(
      'div',
      { class: 'actions' },
      button({ id: 'copy', class: 'primary', onclick: copyText }, t('draft_copy')),
      button({ id: 'keep', onclick: () => void keep() }, t('draft_keep')),
      button({ id: 'draft-again', class: 'quiet', onclick: onAgain }, t('draft_again')),
    ),
  );
}
