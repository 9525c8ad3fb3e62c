// A row of the result: the measured work, the floor from the same run, and the budget.

export interface Measured {
  readonly work: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | '%' | 'B' | 'tries';
  /** The same work done as plainly as possible; absent if the budget is a plain number. */
  readonly floor?: { readonly what: string; readonly value: number };
  /** What is allowed: a multiple of the floor, at most or at least, an upper limit, or a surplus over the floor. */
  readonly budget:
    | { readonly times: number }
    | { readonly least: number }
    | { readonly most: number }
    | { readonly more: number };
}

/** Whether the value is within the budget, and both sides of that comparison in words. */
export function judged({ value, unit, floor, budget }: Measured): {
  within: boolean;
  found: string;
  allowed: string;
} {
  const base = floor?.value ?? 0;
  if ('times' in budget) {
    const ratio = value / base;
    return { within: ratio <= budget.times, found: `${ratio.toFixed(2)} ×`, allowed: `${budget.times} ×` };
  }
  if ('least' in budget) {
    const ratio = value / base;
    return { within: ratio >= budget.least, found: `${ratio.toFixed(2)} ×`, allowed: `${budget.least} ×` };
  }
  if ('more' in budget) {
    const more = value - base;
    return {
      within: more <= budget.more,
      found: `+${more.toFixed(1)} ${unit}`,
      allowed: `+${budget.more} ${unit}`,
    };
  }
  return { within: value <= budget.most, found: number(value, unit), allowed: `${budget.most} ${unit}` };
}

/** A measurement in words: the work, its value, the floor, their ratio, the budget, and whether it is met. */
export function cellsOf(
  measured: Measured,
): [work: string, value: string, floor: string, found: string, allowed: string, verdict: string] {
  const { work, value, unit, floor } = measured;
  const { within, found, allowed } = judged(measured);
  const plain = floor ? `${number(floor.value, unit)} ${floor.what}` : '';
  return [
    work,
    number(value, unit),
    plain,
    found,
    `${'least' in measured.budget ? '≥' : '≤'} ${allowed}`,
    within ? 'within' : 'OVER',
  ];
}

/** The row as a printed line. */
export function line(measured: Measured): string {
  const [work, value, floor, found, allowed, verdict] = cellsOf(measured);
  const cells = [
    work.padEnd(62),
    value.padStart(12),
    floor.padEnd(46),
    found.padStart(11),
    allowed.padEnd(10),
    verdict,
  ];
  return cells.join('  ').trimEnd();
}

function number(value: number, unit: string): string {
  const isCount = unit === 'tries';
  return `${value < 10 && !isCount ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}
