/** The drafts of a job: asking, writing, written, failed. */
import type { Problem } from '../../failure';
import type { Draft, DraftRequest, Usage } from '../../models';
import { button, focusOn, h, link, progress } from '../dom';
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
  | { name: 'failed'; problem: Problem };

/** The provider to begin with: the preferred one, else one that can write freely, else the offline one. */
export function firstChoice(providers: string[], preferred: string | null): string {
  if (preferred !== null && providers.includes(preferred)) return preferred;
  return providers.find((name) => name !== 'offline') ?? providers[0] ?? 'offline';
}

function drawWriting({ tools: { t } }: DraftsContext, { text, stop }: { text: HTMLElement; stop: () => void }): HTMLElement[] {
  return [progress(t('draft_writing')), text, button({ id: 'cancel', onclick: stop }, t('draft_cancel'))];
}

function drawFailed(problem: Problem, { context, again }: { context: DraftsContext; again: () => void }): HTMLElement[] {
  const { t } = context.tools;
  const toResumes =
    problem.code === 'no-active-resume'
      ? link(`${context.address}/resumes`, { id: 'to-resumes', class: 'button' }, t('to_resumes'))
      : null;
  const actions = h('div', { class: 'actions' }, toResumes, button({ id: 'draft-again', onclick: again }, t('back')));
  return [drawProblem(problem, t), actions];
}

/** The section about drafts; it looks after itself. */
export function mountDrafts(context: DraftsContext): HTMLElement {
  const { t, ask, announce, writeDraft } = context.tools;
  const title = h('h3', { id: 'drafts-title' }, t('drafts_title'));
  const box = h('div', { id: 'drafts-body' });
  const choice: Choice = {
    kind: 'cover_letter',
    provider: firstChoice(context.providers, context.preferred),
    question: '',
    recipient: '',
  };

  function show(state: State): void {
    box.dataset['state'] = state.name;
    box.setAttribute('aria-busy', String(state.name === 'writing'));
    box.replaceChildren(...draw(state));
  }

  function draw(state: State): HTMLElement[] {
    if (state.name === 'writing') return drawWriting(context, state);
    if (state.name === 'failed') return drawFailed(state.problem, { context, again });
    if (state.name === 'written') return [drawWritten(state.draft, { tools: context.tools, onAgain: again })];
    const { jobId, providers } = context;
    return [drawCompose(choice, { t, jobId, providers, usage: state.usage, earlier: state.earlier, write, open })];
  }

  function open(draft: Draft): void {
    show({ name: 'written', draft });
    focusOn(title);
  }

  function write(request: DraftRequest): void {
    const text = h('div', { id: 'stream', class: 'prose stream' });
    const hangUp = writeDraft(request, (event) => {
      if (event.event === 'delta') text.append(event.text);
      if (event.event === 'done') (open(event.draft), announce(t('draft_done')));
      if (event.event === 'failed') show({ name: 'failed', problem: event.problem });
    });
    const stop = (): void => (hangUp(), announce(t('draft_cancelled')), again());
    show({ name: 'writing', text, stop });
    box.querySelector<HTMLElement>('#cancel')?.focus();
  }

  /** Prices and earlier drafts come late; the form stands meanwhile, and is redrawn with what was typed. */
  async function load(): Promise<void> {
    const [usage, earlier] = await Promise.all([
      context.usage(),
      ask('draft.list', { jobId: context.jobId }).catch(() => []),
    ]);
    if (box.dataset['state'] !== 'asking') return;
    const focused = box.contains(document.activeElement) ? document.activeElement?.id : undefined;
    show({ name: 'asking', usage, earlier });
    if (focused) box.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
  }

  function again(): void {
    show({ name: 'asking', usage: null, earlier: [] });
    if (box.isConnected) focusOn(title);
    void load();
  }

  again();
  return h('section', { id: 'drafts', class: 'panel', 'aria-labelledby': 'drafts-title' }, title, box);
}
