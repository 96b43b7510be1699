/** What a click will cost and what is left, said before the click. */
import type { Usage } from '../models';
import type { Words } from './words';

export interface Price {
  text: string;
  /** Whether the allowance does not suffice. */
  usedUp: boolean;
}

interface Asked {
  operation: string;
  /** Null for what no provider does. */
  provider: string | null;
}

/** The price line of an operation; null while the usage is not known. */
export function priceOf(usage: Usage | null, asked: Asked, t: Words): Price | null {
  const found = usage?.operations.find(({ operation }) => operation === asked.operation);
  if (!usage || !found) return null;
  const price = found.price[asked.provider ?? 'service'] ?? 1;
  if (price === 0) return { text: t('price_free'), usedUp: false };
  if (found.left === null) return { text: t('price_unlimited'), usedUp: false };
  const fills: [string, string, string] = [String(price), String(found.left), String(found.limit ?? found.left)];
  const text = usage.period_type === 'monthly' ? t('price_monthly', ...fills) : t('price_lifetime', ...fills);
  return { text, usedUp: found.left < price };
}
