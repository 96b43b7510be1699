/** The same job on another board: offered, never merged. The person decides on the dashboard. */
import type { Saved, SimilarJob } from '../../models';
import { h, link } from '../dom';
import { wordFor, type Key, type Words } from '../words';

const STAGES: Record<string, Key> = {
  applied: 'status_applied',
  interviewing: 'status_interviewing',
  offered: 'status_offered',
  rejected: 'status_rejected',
  accepted: 'status_accepted',
};

function dayOf(moment: string, t: Words): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(t('language_code'), { dateStyle: 'medium' }).format(date);
}

function drawOne(other: SimilarJob, { t, address }: { t: Words; address: string }): HTMLElement {
  const title = other.title || t('job_untitled');
  const name = other.company ? t('similar_at', title, other.company) : title;
  const stage = wordFor(STAGES, other.status, { t, otherwise: '' });
  return h(
    'li',
    {},
    link(`${address}/jobs/${encodeURIComponent(other.id)}`, {}, name),
    t('similar_saved', dayOf(other.created_at, t)),
    stage ? h('span', { class: 'tag' }, stage) : null,
  );
}

export function drawSimilar(saved: Saved, tools: { t: Words; address: string }): HTMLElement | null {
  if (saved.similar.length === 0) return null;
  const { t, address } = tools;
  return h(
    'div',
    { id: 'similar', class: 'note warn' },
    h('p', {}, h('strong', {}, t('similar_title'))),
    h('ul', { class: 'plain' }, ...saved.similar.map((other) => drawOne(other, tools))),
    h('p', {}, link(`${address}/jobs/${encodeURIComponent(saved.job.id)}`, { id: 'similar-decide' }, t('similar_decide'))),
  );
}
