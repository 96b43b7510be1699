/** Working: which step of a save is running. */
import { h, progress } from '../dom';
import type { Words } from '../words';

export interface WorkingState {
  name: 'working';
  step: 'starting' | 'reading' | 'sending';
}

const STEPS = { starting: 'working_starting', reading: 'working_reading', sending: 'working_sending' } as const;

export function drawWorking(state: WorkingState, { t }: { t: Words }): HTMLElement {
  return h('section', { class: 'centred', 'aria-busy': 'true' }, progress(t(STEPS[state.step])));
}
