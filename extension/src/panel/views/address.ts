/** Needs server address. */
import type { Problem } from '../../failure';
import { button, field, h } from '../dom';
import type { Words } from '../words';
import { drawProblem } from './problem';

export interface AddressState {
  name: 'address';
  address: string;
  problem?: Problem;
  busy?: boolean;
}

export interface AddressActions {
  useAddress(address: string): void;
}

export function drawAddress(state: AddressState, { t, act }: { t: Words; act: AddressActions }): HTMLElement {
  const input = h('input', {
    id: 'address',
    name: 'address',
    type: 'text',
    inputmode: 'url',
    autocomplete: 'url',
    spellcheck: 'false',
    required: true,
    value: state.address,
    disabled: state.busy,
    'aria-invalid': state.problem ? 'true' : undefined,
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    act.useAddress(input.value);
  };
  const go = button({ id: 'connect', type: 'submit', class: 'primary', disabled: state.busy }, t('address_go'));
  return h(
    'section',
    {},
    h('h2', {}, t('address_title')),
    h('p', { class: 'lead' }, t('address_lead')),
    state.problem ? drawProblem(state.problem, t) : null,
    h('form', { id: 'address-form', onsubmit: submit }, field(t('address_label'), input, t('address_hint')), go),
  );
}
