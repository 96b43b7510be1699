/** Writing a draft over a port: the request comes in, text goes out as it comes. */
import type { Api, DraftListener } from '../api/api';
import { problemOf } from '../failure';
import type { DraftCall, DraftEvent } from '../messages';

/** The part of a `runtime.Port` that is used. */
export interface Line {
  onCall(listener: (call: DraftCall) => void): void;
  onHungUp(listener: () => void): void;
  say(event: DraftEvent): void;
}

/** Serves one port. When the panel hangs up, the request to the service is aborted. */
export function serveDraft(line: Line, api: () => Promise<Pick<Api, 'draft'>>): void {
  const hungUp = new AbortController();
  const say = (event: DraftEvent): void => {
    if (!hungUp.signal.aborted) line.say(event);
  };

  line.onHungUp(() => hungUp.abort());
  line.onCall((call) => {
    if (call.say !== 'begin') return;
    const on: DraftListener = {
      text: (text) => say({ event: 'sentence', text }),
      checked: (checked) => say({ event: 'checked', checked }),
    };
    api()
      .then((service) => service.draft(call.request, on, hungUp.signal))
      .then((draft) => say({ event: 'done', draft }))
      .catch((error: unknown) => say({ event: 'failed', problem: problemOf(error) }));
  });
}
