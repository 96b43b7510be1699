/** What of a draft is fit to be sent: its text without the sentences that the résumé does not back. */
import type { Draft } from '../models';

const DOUBTFUL = ['unsupported', 'partly'];

/** The sentences that are left out, unless the person stands by them. */
export function leftOut({ evidence, vouched }: Draft, text: string): string[] {
  const failed = evidence.sentences.filter(({ verdict }) => DOUBTFUL.includes(verdict)).map((sentence) => sentence.text);
  return [...new Set(failed)].filter((sentence) => sentence.trim() !== '' && !vouched.includes(sentence) && text.includes(sentence));
}

/** Notes of ours to the person ("[Put together from …]"), which say that they are to be deleted. */
function notes({ evidence }: Draft, text: string): string[] {
  const said = evidence.sentences.filter(({ verdict }) => verdict === 'not_a_claim').map((sentence) => sentence.text);
  return said.filter((sentence) => /^\s*\[[^]*\]\s*$/.test(sentence) && text.includes(sentence));
}

/** The text as it stands in the panel, without those sentences and notes; the person's own words stay. */
export function sendable(draft: Draft, text: string): string {
  const gone = [...notes(draft, text), ...leftOut(draft, text).sort((a, b) => b.length - a.length)];
  if (gone.length === 0) return text;
  return gone
    .reduce((rest, sentence) => rest.replaceAll(sentence, ''), text)
    .replace(/^[ \t]*[-•·*–—][ \t]*$\n?/gm, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/[ \t]+$|^[ \t]+(?=\S)/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
