// Numbers as typed: what a text means, and what an arrow key does to a number.

/** How a number field reads and shows numbers. */
export interface NumberRules {
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
  /** The step of an arrow key; numbers are rounded to its multiples. Defaults to 1. */
  readonly step?: number | undefined;
  readonly formatOptions?: Intl.NumberFormatOptions | undefined;
}

/** The typed number, null for an empty text, undefined for no number. `80%` is 0.8. */
export function numberWritten(text: string, { formatOptions }: NumberRules): number | null | undefined {
  // Input methods produce full-width digits and signs.
  const plain = text.normalize('NFKC').replaceAll(/[\s,']/g, '');
  if (plain === '') return null;
  const match = /^([+−-]?\d*\.?\d+|[+−-]?\d+\.)(%?)$/.exec(plain);
  if (!match) return undefined;
  const value = Number((match[1] ?? '').replace('−', '-'));
  return match[2] === '%' || formatOptions?.style === 'percent' ? value / 100 : value;
}

/** The nearest number that the rules allow. */
export function numberAllowed(value: number, { minValue, maxValue, step = 1 }: NumberRules): number {
  const base = minValue ?? 0;
  const stepped = base + Math.round((value - base) / step) * step;
  const within = Math.min(maxValue ?? Infinity, Math.max(minValue ?? -Infinity, stepped));
  // Steps such as 0.05 leave rounding errors.
  return Number(within.toFixed(10));
}

/** The number after an arrow key: one step up or down, or the minimum if there was none. */
export function numberStepped(value: number | null, by: 1 | -1, rules: NumberRules): number {
  const { minValue, step = 1 } = rules;
  return numberAllowed(value === null ? (minValue ?? 0) : value + by * step, rules);
}
