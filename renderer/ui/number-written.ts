// Numbers as they are typed: what a written number means, and what an arrow key makes of it.

/** How a number field takes and shows its numbers. */
export interface NumberRules {
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
  /** By how much an arrow key goes on; numbers are kept to its multiples. 1 when left out. */
  readonly step?: number | undefined;
  readonly formatOptions?: Intl.NumberFormatOptions | undefined;
}

/** The number that was written, `null` for nothing, `undefined` for what is no number. `80%` is 0.8. */
export function numberWritten(text: string, { formatOptions }: NumberRules): number | null | undefined {
  // Full-width digits and signs come from input methods.
  const plain = text.normalize('NFKC').replaceAll(/[\s,']/g, '');
  if (plain === '') return null;
  const match = /^([+−-]?\d*\.?\d+|[+−-]?\d+\.)(%?)$/.exec(plain);
  if (!match) return undefined;
  const value = Number((match[1] ?? '').replace('−', '-'));
  return match[2] === '%' || formatOptions?.style === 'percent' ? value / 100 : value;
}

/** The nearest number that the rules let stand. */
export function numberAllowed(value: number, { minValue, maxValue, step = 1 }: NumberRules): number {
  const base = minValue ?? 0;
  const stepped = base + Math.round((value - base) / step) * step;
  const within = Math.min(maxValue ?? Infinity, Math.max(minValue ?? -Infinity, stepped));
  // Steps such as 0.05 leave crumbs.
  return Number(within.toFixed(10));
}

/** The number an arrow leads to: a step up or down, from the least one where there is none yet. */
export function numberStepped(value: number | null, by: 1 | -1, rules: NumberRules): number {
  const { minValue, step = 1 } = rules;
  return numberAllowed(value === null ? (minValue ?? 0) : value + by * step, rules);
}
