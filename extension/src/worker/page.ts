/** Reading the page of a tab. */
import { Failure } from '../failure';
import { captured, type Captured } from '../models';
import { Misshapen } from '../shape';

/** Runs the capture script in a tab and gives what it yields; rejects when the browser does not allow it. */
export type RunCapture = (tabId: number) => Promise<unknown>;

/**
 * The page of a tab.
 *
 * Throws `page-needs-press` when a press in the panel asked for it, for the toolbar button may open it to us;
 * `page-not-readable` when even that press did not.
 */
export async function readPage(tabId: number, from: { toolbar: boolean; run: RunCapture }): Promise<Captured> {
  const result = await from.run(tabId).catch(() => {
    throw new Failure(from.toolbar ? 'page-not-readable' : 'page-needs-press');
  });
  try {
    return captured(result);
  } catch (error) {
    if (error instanceof Misshapen) throw new Failure('page-not-readable'); // a PDF viewer, say, yields nothing
    throw error;
  }
}
