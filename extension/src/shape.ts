/**
 * Readers: unknown JSON in, a typed value out. What does not fit throws `Misshapen` with the path to it.
 *
 * Members that are not named are dropped, so a newer service may say more than we understand.
 */

export class Misshapen extends Error {}

export type Reader<T> = (value: unknown, path?: string) => T;

/** What a reader yields: `type Job = Read<typeof job>`. */
export type Read<R> = R extends Reader<infer T> ? T : never;

function scalar<T>(isIt: (value: unknown) => value is T, what: string): Reader<T> {
  return (value, path = '$') => {
    if (!isIt(value)) throw new Misshapen(`${path} is not ${what}`);
    return value;
  };
}

export const text = scalar((value): value is string => typeof value === 'string', 'text');
export const number = scalar((value): value is number => typeof value === 'number', 'a number');
export const boolean = scalar((value): value is boolean => typeof value === 'boolean', 'true or false');

/** One of a short closed list of words. */
export function oneOf<const T extends readonly string[]>(...words: T): Reader<T[number]> {
  return scalar((value): value is T[number] => words.includes(value as string), words.join(' or '));
}

/** Null stays null, and so does what is absent. */
export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path = '$') => (value === null || value === undefined ? null : reader(value, path));
}

/** A list; an absent one is empty. */
export function list<T>(reader: Reader<T>): Reader<T[]> {
  return (value, path = '$') => {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new Misshapen(`${path} is not a list`);
    return value.map((item: unknown, index) => reader(item, `${path}[${index}]`));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Free names, one kind of value; an absent one is empty. */
export function record<T>(reader: Reader<T>): Reader<Record<string, T>> {
  return (value, path = '$') => {
    if (value === undefined || value === null) return {};
    if (!isRecord(value)) throw new Misshapen(`${path} is not an object`);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reader(item, `${path}.${key}`)]));
  };
}

/** An object with these members. */
export function object<S extends Record<string, Reader<unknown>>>(members: S): Reader<{ [K in keyof S]: Read<S[K]> }> {
  return (value, path = '$') => {
    if (!isRecord(value)) throw new Misshapen(`${path} is not an object`);
    const entries = Object.entries(members).map(([key, reader]) => [key, reader(value[key], `${path}.${key}`)]);
    return Object.fromEntries(entries) as { [K in keyof S]: Read<S[K]> }; // each member was read by its own reader
  };
}
