/** The drafts of a job: asking, writing, written, failed. */
import type { Problem } from '../../failure';
import type { DraftEvent } from '../../messages';
import type { Checked, Draft, DraftRequest, Usage } from '../../models';
import { button, focusOn, h, keepingFocus, link, progress } from '../dom';
import type { Tools } from '../tools';
import { drawCompose, type Choice } from './compose';
import { drawProblem } from './problem';
import { drawWritten } from './written';

export interface DraftsContext {
  tools: Tools;
  jobId: string;
  address: string;
  providers: string[];
  /** The person's wish; counts when the server offers it. */
  preferred: string | null;
  usage(): Promise<Usage | null>;
}

type State =
  | { name: 'asking'; usage: Usage | null; earlier: Draft[] }
  | { name: 'writing'; text: HTMLElement; stop: () => void }
  | { name: 'written'; draft: Draft }
  | { name: 'failed'; problem: Problem; request: DraftRequest };

/** The provider to begin with: the preferred one, else one that can write freely, else the offline one. */
export function firstChoice(providers: string[], preferred: string | null): string {
  if (preferred !== null && providers.includes(preferred)) return preferred;
  return providers.find((name) => name !== 'offline') ?? providers[0] ?? 'offline';
}

function drawWriting({ tools: { t } }: DraftsContext, { text, stop }: { text: HTMLElement; stop: () => void }): HTMLElement[] {
  return [progress(t('draft_writing')), text, button({ id: 'cancel', onclick: stop }, t('draft_cancel'))];
}

/** Failures that do not stand in the way of the offline provider, which needs no allowance and no key. */
const OFFLINE_HELPS = /^(quota-exceeded|provider-)/;

interface Ways {
  context: DraftsContext;
  again(): void;
  offline(): void;
}

function drawFailed({ problem, request }: State & { name: 'failed' }, { context, again, offline }: Ways): HTMLElement[] {
  const { t } = context.tools;
  const canOffline = OFFLINE_HELPS.test(problem.code) && request.provider !== 'offline' && context.providers.includes('offline');
  const toResumes =
    problem.code === 'no-active-resume'
      ? link(`${context.address}/resumes`, { id: 'to-resumes', class: 'button' }, t('to_resumes'))
      : null;
  const actions = h(
    'div',
    { class: 'actions' },
    toResumes,
    canOffline ? button({ id: 'draft-offline', class: 'primary', onclick: offline }, t('draft_offline')) : null,
    button({ id: 'draft-again', onclick: again }, t('back')),
  );
  return [drawProblem(problem, t), actions];
}

/** What failed, asked for once more, is the same request: had its draft come about after all, that one is given. */
function asAgain(asked: DraftRequest, failed: DraftRequest | null): DraftRequest {
  return failed !== null && JSON.stringify({ ...asked, key: '' }) === JSON.stringify({ ...failed, key: '' }) ? failed : asked;
}

/** The section about drafts; it looks after itself. */
class Drafts {
  readonly element: HTMLElement;
  readonly #title: HTMLElement;
  readonly #box = h('div', { id: 'drafts-body' });
  readonly #choice: Choice;
  #failed: DraftRequest | null = null;

  constructor(private readonly context: DraftsContext) {
    const provider = firstChoice(context.providers, context.preferred);
    this.#choice = { kind: 'cover_letter', provider, isNamed: false, question: '', recipient: '', finer: {} };
    this.#title = h('h3', { id: 'drafts-title' }, context.tools.t('drafts_title'));
    this.element = h('section', { id: 'drafts', class: 'panel', 'aria-labelledby': 'drafts-title' }, this.#title, this.#box);
    this.#ask();
  }

  #show(state: State): void {
    this.#box.dataset['state'] = state.name;
    this.#box.setAttribute('aria-busy', String(state.name === 'writing'));
    this.#box.replaceChildren(...this.#draw(state));
  }

  #draw(state: State): HTMLElement[] {
    switch (state.name) {
      case 'asking':
        return [this.#drawAsking(state)];
      case 'writing':
        return drawWriting(this.context, state);
      case 'written':
        return [drawWritten(state.draft, { tools: this.context.tools, onAgain: () => this.#askAgain() })];
      case 'failed': {
        const offline = (): void => this.#write({ ...state.request, provider: 'offline', key: crypto.randomUUID() });
        return drawFailed(state, { context: this.context, again: () => this.#askAgain(), offline });
      }
    }
  }

  #drawAsking({ usage, earlier }: State & { name: 'asking' }): HTMLElement {
    const { tools, jobId, providers } = this.context;
    const write = (request: DraftRequest): void => this.#write(request);
    const open = (draft: Draft): void => this.#open(draft);
    return drawCompose(this.#choice, { t: tools.t, jobId, providers, usage, earlier, write, open });
  }

  #open(draft: Draft): void {
    this.#show({ name: 'written', draft });
    focusOn(this.#title);
  }

  #write(asked: DraftRequest): void {
    const request = asAgain(asked, this.#failed);
    const { t, announce, writeDraft } = this.context.tools;
    const text = h('div', { id: 'stream', class: 'prose stream' });
    const hangUp = writeDraft(request, (event) => this.#hear(event, { request, text }));
    const stop = (): void => {
      hangUp();
      announce(t('draft_cancelled'));
      this.#askAgain();
    };
    this.#show({ name: 'writing', text, stop });
    this.#box.querySelector<HTMLElement>('#cancel')?.focus();
  }

  #hear(event: DraftEvent, { request, text }: { request: DraftRequest; text: HTMLElement }): void {
    if (event.event === 'sentence') return text.append(event.text);
    if (event.event === 'checked') return this.#checked(event.checked, text);
    this.#failed = event.event === 'failed' ? request : null;
    if (event.event === 'failed') return this.#show({ name: 'failed', problem: event.problem, request });
    this.#open(event.draft);
    this.context.tools.announce(this.context.tools.t(event.draft.sendable.trim() === '' ? 'draft_unready' : 'draft_done'));
  }

  /** What was checked takes the place of what came word by word: some of it may have been written anew. */
  #checked({ content, goesOn }: Checked, text: HTMLElement): void {
    text.textContent = content;
    if (goesOn) this.context.tools.announce(this.context.tools.t('draft_mending'));
  }

  /** Prices and earlier drafts come late; the form stands meanwhile, and is redrawn with what was typed. */
  async #load(): Promise<void> {
    const { tools, jobId, usage: readUsage } = this.context;
    const [usage, earlier] = await Promise.all([readUsage(), tools.ask('draft.list', { jobId }).catch(() => [])]);
    if (this.#box.dataset['state'] !== 'asking') return;
    keepingFocus(this.#box, () => this.#show({ name: 'asking', usage, earlier }));
  }

  #ask(): void {
    this.#show({ name: 'asking', usage: null, earlier: [] });
    void this.#load();
  }

  #askAgain(): void {
    this.#ask();
    focusOn(this.#title);
  }
}

/** The section about the drafts of a job. */
export function mountDrafts(context: DraftsContext): HTMLElement {
  return new Drafts(context).element;
}
