/** Where a job is done: how much of it elsewhere, and from which countries. */
import type { Job } from '../models';
import { wordFor, type Key, type Words } from './words';

const WORKPLACES: Record<string, Key> = {
  on_site: 'workplace_on_site',
  hybrid: 'workplace_hybrid',
  remote: 'workplace_remote',
};

/** More fill the line and help nobody. */
const MOST_COUNTRIES = 4;
const COUNTRY_CODE = /^[A-Z]{2}$/;

function countryNames(job: Job, t: Words): string[] {
  const names = new Intl.DisplayNames([t('language_code')], { type: 'region' });
  return job.remote_countries.filter((code) => COUNTRY_CODE.test(code)).map((code) => names.of(code) ?? code);
}

/** What to say beside the location ("Remote (Germany, Austria)"); null when that says it already. */
export function workplaceOf(job: Job, t: Words): string | null {
  if (!job.workplace) return null;
  const name = wordFor(WORKPLACES, job.workplace, { t, otherwise: job.workplace });
  const said = (job.location ?? '').toLowerCase();
  const countries = countryNames(job, t).filter((country) => !said.includes(country.toLowerCase()));
  if (countries.length === 0) return said.includes(name.toLowerCase()) ? null : name;
  const shown = countries.slice(0, MOST_COUNTRIES).join(', ');
  const rest = countries.length - MOST_COUNTRIES;
  return t('workplace_from', name, rest > 0 ? t('workplace_more', shown, String(rest)) : shown);
}
