/** A written draft: its text to edit, what the résumé does not back, Copy and Keep. */
import { problemOf } from '../../failure';
import type { Draft } from '../../models';
import { button, h } from '../dom';
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

interface Ways {
  tools: Tools;
  /** Goes back to asking. */
  onAgain(): void;
}

/** A draft in the hands of the person. */
class Written {
  readonly element: HTMLElement;
  readonly #area: HTMLTextAreaElement;
  readonly #audit = h('div');
  readonly #problem = h('div');
  readonly #state: HTMLElement;
  #kept: string;

  constructor(
    private readonly draft: Draft,
    private readonly ways: Ways,
  ) {
    const { t } = ways.tools;
    this.#kept = draft.content;
    this.#area = textArea(draft);
    this.#area.addEventListener('input', () => this.#say(t('draft_changed')));
    this.#state = h('p', { id: 'keep-state', class: 'hint', role: 'status' }, t('draft_kept'));
    this.#showAudit(draft);
    this.element = this.#draw();
  }

  #draw(): HTMLElement {
    const { t } = this.ways.tools;
    return h(
      'div',
      { id: 'draft', 'data-draft-id': this.draft.id },
      drawOrigin(this.draft, t),
      this.draft.complete ? null : h('p', { class: 'note warn' }, t('draft_incomplete')),
      this.#audit,
      h('label', { for: 'draft-text' }, t('draft_text')),
      this.#area,
      this.#state,
      this.#problem,
      h(
        'div',
        { class: 'actions' },
        button({ id: 'copy', class: 'primary', onclick: () => void this.#copy() }, t('draft_copy')),
        button({ id: 'keep', onclick: () => void this.#keep() }, t('draft_keep')),
        button({ id: 'draft-again', class: 'quiet', onclick: () => void this.#leave() }, t('draft_again')),
      ),
    );
  }

  #say(text: string): void {
    this.#state.textContent = text;
  }

  #showAudit(draft: Draft): void {
    this.#audit.replaceChildren(drawAudit(draft, { t: this.ways.tools.t, find: (text) => this.#find(text) }));
  }

  /** Selects a sentence in the text and shows it; says so when an edit has removed it. */
  #find(text: string): void {
    const area = this.#area;
    const start = area.value.indexOf(text);
    if (start < 0) return this.#say(this.ways.tools.t('audit_gone'));
    area.focus();
    area.setSelectionRange(start, start + text.length);
    area.scrollTop = (start / area.value.length) * area.scrollHeight - area.clientHeight / 3;
  }

  async #copy(): Promise<void> {
    const { t, copy } = this.ways.tools;
    try {
      await copy(this.#area.value);
      this.#say(t('draft_copied'));
    } catch {
      this.#area.select();
      this.#say(t('draft_copy_failed'));
    }
  }

  async #keep(): Promise<boolean> {
    const { t, ask } = this.ways.tools;
    this.#problem.replaceChildren();
    this.#say(t('draft_keeping'));
    try {
      const answer = await ask('draft.keep', { draftId: this.draft.id, content: this.#area.value });
      this.#kept = answer.content;
      this.#showAudit(answer);
      this.#say(t('draft_kept'));
      return true;
    } catch (error) {
      this.#say(t('draft_changed'));
      this.#problem.replaceChildren(drawProblem(problemOf(error), t));
      return false;
    }
  }

  /** An edit is not lost by going on. */
  async #leave(): Promise<void> {
    if (this.#area.value === this.#kept || (await this.#keep())) this.ways.onAgain();
  }
}

/** A draft for the person to finish. */
export function drawWritten(draft: Draft, ways: Ways): HTMLElement {
  return new Written(draft, ways).element;
}
