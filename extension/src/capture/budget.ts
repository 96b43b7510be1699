/** How much of a page may be sent. Markup and data have shares of their own, so that neither crowds out the other. */

export interface Limits {
  markupBytes: number;
  dataBytes: number;
  frames: number;
  frameDepth: number;
}

/** 4 MB in all. The largest postings saved so far are near 3 MB with their scripts, and a third of that without. */
export const LIMITS: Limits = { markupBytes: 3_000_000, dataBytes: 1_000_000, frames: 8, frameDepth: 3 };

export interface Budget {
  /** Takes room for markup. Once it does not fit, no later markup does: a page is cut, never perforated. */
  markup(text: string): boolean;
  /** Takes room for one piece of data; a smaller one may still fit after one that did not. */
  data(text: string): boolean;
  isExceeded(): boolean;
}

/** A budget for one page with all its frames. */
export function openBudget(limits: Limits): Budget {
  const encoder = new TextEncoder();
  let markupLeft = limits.markupBytes;
  let dataLeft = limits.dataBytes;
  let exceeded = false;
  let cut = false;
  return {
    markup(text) {
      const size = encoder.encode(text).length;
      if (cut || size > markupLeft) {
        cut = exceeded = true;
        return false;
      }
      markupLeft -= size;
      return true;
    },
    data(text) {
      const size = encoder.encode(text).length;
      if (size > dataLeft) {
        exceeded = true;
        return false;
      }
      dataLeft -= size;
      return true;
    },
    isExceeded: () => exceeded,
  };
}
