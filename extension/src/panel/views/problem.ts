/** A failure inside a view. Marked by a word and a shape, not by colour alone. */
import type { Problem } from '../../failure';
import { h } from '../dom';
import { renewalFor, sentenceFor } from '../sentence';
import type { Words } from '../words';

/** A box with what happened and what to do; with a reference when it was the service's fault. */
export function drawProblem(problem: Problem, t: Words): HTMLElement {
  const isOurs = (problem.status ?? 0) >= 500 || problem.code === 'internal';
  const renewal = renewalFor(problem, t);
  return h(
    'div',
    { class: 'problem', role: 'alert', id: 'problem', 'data-code': problem.code },
    h('p', {}, sentenceFor(problem, t)),
    renewal ? h('p', {}, renewal) : null,
    isOurs && problem.requestId ? h('p', { class: 'hint' }, t('fail_reference', problem.requestId)) : null,
  );
}
