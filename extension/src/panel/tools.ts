/** What the panel needs from outside, so that views run in tests without a browser around them. */
import type { DraftRequest } from '../models';
import type { Ask, DraftEvent } from '../messages';
import type { Press } from '../worker/presses';
import type { Words } from './words';

export interface Tools {
  t: Words;
  ask: Ask;
  /** Starts a draft; the function it gives stops it. */
  writeDraft(request: DraftRequest, onEvent: (event: DraftEvent) => void): () => void;
  copy(text: string): Promise<void>;
  /** Says something to screen readers; whoever sees the panel sees it change. */
  announce(text: string): void;
}

/** The tab that Save is about, and the press records of its window. */
export interface Desk {
  target(): Promise<{ tabId: number; windowId: number } | null>;
  windowId(): Promise<number>;
  press(windowId: number): Promise<Press | null>;
  clearPress(windowId: number): Promise<void>;
  onPress(windowId: number, listener: (press: Press) => void): void;
}
