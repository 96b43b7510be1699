/**
 * The side panel: which view stands, and how one leads to the next.
 *
 *   address → signed-out → ready → working → done | failed → ready …
 *
 * What is saved comes back through the press record of the window, whoever pressed: the panel's own button, the
 * toolbar, the keyboard or the context menu.
 */
import { problemOf, type Problem } from '../failure';
import type { Account, SaveWish } from '../messages';
import type { Job, Saved, Usage } from '../models';
import { DEFAULT_ADDRESS, type Server } from '../session/server';
import type { Press } from '../worker/presses';
import { focusOn } from './dom';
import { drawFrame } from './frame';
import type { Desk, Tools } from './tools';
import { drawAddress, type AddressState } from './views/address';
import { mountDrafts } from './views/drafts';
import { drawFailed, type FailedState } from './views/failed';
import { drawJob, type DoneState } from './views/job';
import { mountMatch } from './views/match';
import { drawReady, type ReadyState } from './views/ready';
import { drawSignedOut, type SignedOutState } from './views/sign-in';
import { drawWorking, type WorkingState } from './views/working';

export type View = AddressState | SignedOutState | ReadyState | WorkingState | DoneState | FailedState;

/** Failures after which the same press may work: nothing has to change but luck. */
const PASSING = new Set(['unreachable', 'timeout', 'interrupted', 'unavailable', 'rate-limited', 'internal', 'page-changed']);

export class Panel {
  #account: Account | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly tools: Tools,
    private readonly desk: Desk,
  ) {}

  /** Shows where things stand, and from then on what happens. */
  async start(): Promise<void> {
    this.#show({ name: 'working', step: 'starting' });
    const windowId = await this.desk.windowId();
    this.desk.onPress(windowId, (press) => void this.#follow(press));
    await this.#arrive(await this.desk.press(windowId));
  }

  /** Finds out who is here, then follows the press that may have opened the panel. */
  async #arrive(press: Press | null): Promise<void> {
    try {
      const server = await this.tools.ask('server.get', {});
      if (!server) return this.#show({ name: 'address', address: DEFAULT_ADDRESS });
      this.#account = await this.tools.ask('session.who', {});
      if (!this.#account) return this.#show(signedOut(server));
      if (press) return await this.#follow(press);
      await this.#ready();
    } catch (error) {
      await this.#fail(problemOf(error));
    }
  }

  async #follow(press: Press): Promise<void> {
    if (!this.#account) return this.#arriveLate(press);
    if (press.state === 'working') return this.#show({ name: 'working', step: press.step });
    if (press.state === 'done') return this.#showJob(press.saved.job, press.saved);
    const { problem, url, tabId } = press;
    await this.#fail(problem, url !== null && problem.code === 'not-a-posting' ? { url, tabId } : null);
  }

  /** A press while nobody is signed in changes nothing on the screen but its failure, which says why. */
  async #arriveLate(press: Press): Promise<void> {
    if (press.state === 'failed') await this.#fail(press.problem);
  }

  /** Leads to the view in which the person can do something about it. */
  async #fail(problem: Problem, refused: FailedState['refused'] = null): Promise<void> {
    const server = await this.tools.ask('server.get', {}).catch(() => null);
    if (!server) return this.#show({ name: 'address', address: DEFAULT_ADDRESS, problem });
    if (isSignedOut(problem)) {
      this.#account = null;
      return this.#show({ ...signedOut(server), problem });
    }
    this.#show({ name: 'failed', problem, refused, retry: PASSING.has(problem.code) });
  }

  async #ready(): Promise<void> {
    const account = this.#account;
    if (!account) return this.#arrive(null);
    this.#show({ name: 'ready', account, latest: null });
    const latest = await this.tools.ask('job.latest', {}).catch(() => null); // a help, not a condition
    if (latest && this.root.dataset['view'] === 'ready') this.#show({ name: 'ready', account, latest }, { keepFocus: true });
  }

  async #home(): Promise<void> {
    await this.desk.clearPress(await this.desk.windowId());
    await this.#ready();
  }

  async #useAddress(address: string): Promise<void> {
    this.#show({ name: 'address', address, busy: true }, { keepFocus: true });
    this.tools.announce(this.tools.t('address_busy'));
    try {
      const server = await this.tools.ask('server.use', { address });
      this.#account = await this.tools.ask('session.who', {});
      await (this.#account ? this.#ready() : this.#show(signedOut(server)));
    } catch (error) {
      this.#show({ name: 'address', address, problem: problemOf(error) });
    }
  }

  async #signIn(address: string, given: { email: string; password: string }): Promise<void> {
    const { email } = given;
    this.#show({ name: 'signed-out', address, email, busy: true }, { keepFocus: true });
    this.tools.announce(this.tools.t('sign_in_busy'));
    try {
      this.#account = await this.tools.ask('session.sign-in', given);
      await this.#home();
    } catch (error) {
      this.#show({ name: 'signed-out', address, email, problem: problemOf(error) });
    }
  }

  async #signOut(): Promise<void> {
    await this.tools.ask('session.sign-out', {}).catch(() => null);
    await this.desk.clearPress(await this.desk.windowId());
    this.#account = null;
    await this.#arrive(null);
  }

  async #save(refused: FailedState['refused'] = null): Promise<void> {
    this.#show({ name: 'working', step: 'reading' });
    const target = await this.desk.target();
    if (!target) return this.#fail({ code: 'page-needs-press' });
    const wish: SaveWish = {
      tabId: refused?.tabId ?? target.tabId,
      windowId: await this.desk.windowId(),
      refusedUrl: refused?.url ?? null,
    };
    await this.tools.ask('page.save', wish).catch((error: unknown) => this.#fail(problemOf(error)));
  }

  #showJob(job: Job, saved: Saved | null): void {
    const account = this.#account;
    if (account) this.#show({ name: 'done', job, saved, address: account.server.address });
  }

  #show(view: View, { keepFocus = false } = {}): void {
    this.root.dataset['view'] = view.name;
    const drawn = this.#draw(view);
    this.root.replaceChildren(
      drawFrame(drawn, { account: hasAccount(view) ? this.#account : null, t: this.tools.t, signOut: () => void this.#signOut() }),
    );
    if (!keepFocus) focusOn(drawn.querySelector<HTMLElement>('#problem') ?? drawn.querySelector('h2'));
    if (view.name === 'working') this.tools.announce(drawn.textContent ?? '');
  }

  #draw(view: View): HTMLElement {
    const { t } = this.tools;
    switch (view.name) {
      case 'address':
        return drawAddress(view, { t, act: { useAddress: (address) => void this.#useAddress(address) } });
      case 'signed-out':
        return this.#drawSignedOut(view);
      case 'ready':
        return this.#drawReady(view);
      case 'working':
        return drawWorking(view, { t });
      case 'failed':
        return this.#drawFailed(view);
      case 'done':
        return this.#drawDone(view);
    }
  }

  #drawReady(view: ReadyState): HTMLElement {
    const openJob = (job: Job): void => this.#showJob(job, null);
    const usage = (): Promise<Usage | null> => this.tools.ask('usage.get', {}).catch(() => null);
    return drawReady(view, { t: this.tools.t, act: { save: () => void this.#save(), openJob, usage } });
  }

  #drawSignedOut(view: SignedOutState): HTMLElement {
    const { t } = this.tools;
    const signIn = (email: string, password: string): void => void this.#signIn(view.address, { email, password });
    const changeAddress = (): void => this.#show({ name: 'address', address: view.address });
    return drawSignedOut(view, { t, act: { signIn, changeAddress } });
  }

  #drawFailed(view: FailedState): HTMLElement {
    const keepAnyway = (refused: { url: string; tabId: number }): void => void this.#save(refused);
    const save = (): void => void (this.#account ? this.#save() : this.#arrive(null));
    return drawFailed(view, { t: this.tools.t, act: { keepAnyway, save, home: () => void this.#home() } });
  }

  /** The tools of sections that look after themselves: a session that ends there ends the view too. */
  #watched(): Tools {
    const seen = (problem: Problem): void => {
      if (isSignedOut(problem)) void this.#fail(problem);
    };
    return {
      ...this.tools,
      ask: (name, question) =>
        this.tools.ask(name, question).catch((error: unknown) => {
          seen(problemOf(error));
          throw error;
        }),
      writeDraft: (request, onEvent) =>
        this.tools.writeDraft(request, (event) => {
          onEvent(event);
          if (event.event === 'failed') seen(event.problem);
        }),
    };
  }

  #drawDone(view: DoneState): HTMLElement {
    const tools = this.#watched();
    const drawn = drawJob(view, { t: tools.t, act: { home: () => void this.#home() } });
    const usage = (): Promise<Usage | null> => tools.ask('usage.get', {}).catch(() => null);
    const context = { tools, jobId: view.job.id, address: view.address, usage };
    const providers = this.#account?.server.providers ?? [];
    const preferred = this.#account?.profile.preferred_ai_provider ?? null;
    drawn.append(mountMatch({ ...context, atOnce: view.saved !== null }), mountDrafts({ ...context, providers, preferred }));
    return drawn;
  }
}

function signedOut(server: Server): SignedOutState {
  return { name: 'signed-out', address: server.address, email: '' };
}

function isSignedOut(problem: Problem): boolean {
  return problem.code === 'signed-out' || problem.code === 'unauthenticated';
}

function hasAccount(view: View): boolean {
  return view.name === 'ready' || view.name === 'done' || view.name === 'failed';
}
