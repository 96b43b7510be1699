/** A written draft: its text to edit, what the résumé does not back, Copy and Keep. */
import { problemOf } from '../../failure';
import type { Draft, Sentence } from '../../models';
import { button, h } from '../dom';
import type { Tools } from '../tools';
import { wordFor, type Key, type Words } from '../words';
import { drawAudit } from './audit';
import { drawProblem } from './problem';

/** The service keeps no longer text. */
const MAX_CHARACTERS = 20_000;

const DOUBTFUL = ['unsupported', 'partly'];

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
  const area = h('textarea', { id: 'draft-text', rows: 14, maxlength: MAX_CHARACTERS, dir: 'auto', spellcheck: 'true' });
  area.value = draft.content;
  return area;
}

/** How many sentences the copy is without. */
function leftOut({ content, evidence, sendable, vouched }: Draft): number {
  const isLeftOut = ({ text, verdict }: Sentence): boolean =>
    DOUBTFUL.includes(verdict) && !vouched.includes(text) && content.includes(text) && !sendable.includes(text);
  return evidence.sentences.filter(isLeftOut).length;
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
  #draft: Draft;
  #kept: string;
  /** The text that is edited, by when it came about; null once the person knows that another has taken its place. */
  #seen: string | null;

  constructor(
    draft: Draft,
    private readonly ways: Ways,
  ) {
    const { t } = ways.tools;
    this.#draft = draft;
    this.#kept = draft.content;
    this.#seen = draft.text_at;
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
      { id: 'draft', 'data-draft-id': this.#draft.id },
      drawOrigin(this.#draft, t),
      this.#draft.notice ? h('p', { class: 'note warn' }, this.#draft.notice) : null,
      this.#draft.complete ? null : h('p', { class: 'note warn' }, t('draft_incomplete')),
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
    this.#draft = draft;
    const ways = { t: this.ways.tools.t, find: (sentence: Sentence) => this.#find(sentence), vouch: (text: string) => void this.#vouch(text) };
    this.#audit.replaceChildren(drawAudit(draft, ways));
  }

  /** Selects a sentence in the text and shows it; says so when an edit has removed it. */
  #find({ text, start: drafted }: Sentence): void {
    const area = this.#area;
    const start = area.value.startsWith(text, drafted) ? drafted : area.value.indexOf(text);
    if (start < 0) return this.#say(this.ways.tools.t('audit_gone'));
    area.focus();
    area.setSelectionRange(start, start + text.length);
    area.scrollTop = (start / area.value.length) * area.scrollHeight - area.clientHeight / 3;
  }

  /** Copies what may be sent. An edit is kept first, so that its sentences are held against the résumé too. */
  async #copy(): Promise<void> {
    const { t, copy } = this.ways.tools;
    if (this.#area.value !== this.#kept && !(await this.#keep())) return;
    if (this.#draft.sendable.trim() === '') {
      this.#say(t('draft_nothing_to_copy'));
      return;
    }
    try {
      await copy(this.#draft.sendable);
      const left = leftOut(this.#draft);
      this.#say(left === 0 ? t('draft_copied') : t('draft_copied_without', String(left)));
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
      const content = this.#area.value;
      const answer = await ask('draft.keep', { draftId: this.#draft.id, content, seen: this.#seen });
      this.#kept = content;
      this.#seen = answer.text_at;
      this.#showAudit(answer);
      this.#say(t('draft_kept'));
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'draft-changed') this.#seen = null;
      this.#say(t('draft_changed'));
      this.#problem.replaceChildren(drawProblem(problem, t));
      return false;
    }
  }

  /** Keeps a doubtful sentence in what is copied, or leaves it out again; known to be the person's own wish. */
  async #vouch(text: string): Promise<void> {
    const { id, vouched } = this.#draft;
    const wished = vouched.includes(text) ? vouched.filter((kept) => kept !== text) : [...vouched, text];
    this.#problem.replaceChildren();
    try {
      this.#showAudit(await this.ways.tools.ask('draft.vouch', { draftId: id, vouched: wished }));
    } catch (error) {
      this.#problem.replaceChildren(drawProblem(problemOf(error), this.ways.tools.t));
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
