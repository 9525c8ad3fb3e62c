// Values that are most likely one, written in two ways: “Universty” and “University”, “state owned” and “State-owned”.

/** Two values of one attribute that look alike; `value` is the one that fewer have. */
export interface AlikeValues {
  readonly value: string;
  readonly like: string;
}

/** The pairs among values that look alike, each value with the most common of those that it is like. */
export function alikeValues(
  counts: readonly { readonly value: string; readonly n: number }[],
): AlikeValues[] {
  const common = counts.toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
  return common.flatMap(({ value }, place) => {
    const like = common.slice(0, place).find((other) => looksLike(value, other.value));
    return like === undefined ? [] : [{ value, like: like.value }];
  });
}

/**
 * Whether two values differ only in case, width, spaces and hyphens, or by one slip of the hand in a word of five letters
 * or more. Numbers that differ are never alike.
 */
export function looksLike(a: string, b: string): boolean {
  const [one, other] = [folded(a), folded(b)];
  if (one === other) return true;
  if (digits(one) !== digits(other)) return false;
  return Math.min(one.length, other.length) >= 5 && isOneSlipApart([...one], [...other]);
}

function folded(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-‐–_]+/g, '');
}

function digits(value: string): string {
  return value.replaceAll(/\D/g, '');
}

/** One letter too many, too few, another one, or two changed about (Damerau 1964). */
function isOneSlipApart(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restOf = (word: readonly string[], from: number): string => word.slice(from).join('');
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return restOf(short, start) === restOf(long, start + 1);
  }
  if (restOf(a, start + 1) === restOf(b, start + 1)) return true;
  return (
    a[start] === b[start + 1] && a[start + 1] === b[start] && restOf(a, start + 2) === restOf(b, start + 2)
  );
}
