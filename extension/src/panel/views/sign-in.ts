/** Signed out. */
import type { Problem } from '../../failure';
import { button, field, h, link } from '../dom';
import type { Words } from '../words';
import { drawProblem } from './problem';

export interface SignedOutState {
  name: 'signed-out';
  address: string;
  email: string;
  problem?: Problem;
  busy?: boolean;
}

export interface SignInActions {
  signIn(email: string, password: string): void;
  changeAddress(): void;
}

interface Fields {
  email: HTMLInputElement;
  password: HTMLInputElement;
}

function fieldsOf(state: SignedOutState): Fields {
  const { busy: disabled } = state;
  return {
    email: h('input', {
      id: 'email', name: 'email', type: 'email', autocomplete: 'username', required: true, value: state.email, disabled,
    }),
    password: h('input', {
      id: 'password', name: 'password', type: 'password', autocomplete: 'current-password', required: true, disabled,
    }),
  };
}

export function drawSignedOut(state: SignedOutState, { t, act }: { t: Words; act: SignInActions }): HTMLElement {
  const { email, password } = fieldsOf(state);
  const submit = (event: Event): void => {
    event.preventDefault();
    act.signIn(email.value, password.value);
  };
  const go = button({ id: 'sign-in', type: 'submit', class: 'primary', disabled: state.busy }, t('sign_in_go'));
  return h(
    'section',
    {},
    h('h2', {}, t('sign_in_title')),
    state.problem ? drawProblem(state.problem, t) : null,
    h(
      'form',
      { id: 'sign-in-form', onsubmit: submit },
      field(t('sign_in_email'), email),
      field(t('sign_in_password'), password),
      go,
    ),
    h('p', {}, `${t('sign_in_new')} `, link(`${state.address}/signup`, { id: 'sign-up' }, t('sign_in_create'))),
    h(
      'p',
      { class: 'hint' },
      `${t('sign_in_server', state.address)} `,
      button({ id: 'change-address', class: 'quiet', onclick: act.changeAddress }, t('sign_in_other_server')),
    ),
  );
}
