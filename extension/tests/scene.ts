/** A part of the panel on a page of its own, with what it asks for and what it was told. */
import { expect } from 'vitest';

import { Failure } from '../src/failure';
import type { Answers, Ask, DraftEvent } from '../src/messages';
import type { DraftRequest } from '../src/models';
import type { Tools } from '../src/panel/tools';
import { makeUsage } from './made';
import { words } from './words';

export interface Scene {
  box: HTMLElement;
  requests: DraftRequest[];
  copied: string[];
  asked: unknown[];
  stopped: () => number;
  tell(event: DraftEvent): void;
  settle(): Promise<void>;
  id(id: string): HTMLElement;
}

interface Made {
  tools: Tools;
  rest: Omit<Scene, 'box' | 'id'>;
}

function toolsFor(answers: Partial<Answers>): Made {
  const requests: DraftRequest[] = [];
  const copied: string[] = [];
  const asked: unknown[] = [];
  let stops = 0;
  let listener: (event: DraftEvent) => void = () => undefined;
  const ask: Ask = async (name, question) => {
    asked.push(question);
    const answer = answers[name] as ((question: unknown) => Promise<never>) | undefined; // one of the table, by its name
    return answer ? answer(question) : Promise.reject(new Failure('unreachable'));
  };
  const writeDraft = (request: DraftRequest, onEvent: (event: DraftEvent) => void): (() => void) => {
    requests.push(request);
    listener = onEvent;
    return () => (stops += 1);
  };
  const copy = async (text: string): Promise<void> => void copied.push(text);
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const rest = { requests, copied, asked, settle, stopped: () => stops, tell: (event: DraftEvent) => listener(event) };
  return { tools: { t: words, ask, writeDraft, copy, announce: () => undefined }, rest };
}

export async function mounted(answers: Partial<Answers>, mount: (tools: Tools) => HTMLElement): Promise<Scene> {
  const { tools, rest } = toolsFor(answers);
  const box = mount(tools);
  document.body.replaceChildren(box);
  await rest.settle();
  return { ...rest, box, id: (id) => box.querySelector<HTMLElement>(`#${id}`) ?? expect.fail(`no #${id} in ${box.textContent}`) };
}

export const AT = { jobId: 'j1', address: 'http://127.0.0.1:8000', usage: async () => makeUsage() };
