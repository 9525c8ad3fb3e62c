// Values that are most likely the same, spelled differently: “Universty” and “University”, “state owned” and
// “State-owned”.

/** Two values of one attribute that look alike; `value` is the less common one. */
export interface AlikeValues {
  readonly value: string;
  readonly like: string;
}

/**
 * Typing errors are searched for only among values of at most `MAX_LENGTH` characters, and only where there
 * are at most `MAX_COMPARED` of them, since all pairs are compared.
 */
const MAX_COMPARED = 300;
const MAX_LENGTH = 60;

/**
 * The pairs of values that look alike, each value with the most common one it resembles. Among more than 300
 * short values, and in values of more than 60 characters, only differences in case, width, spaces and hyphens
 * are found.
 */
export function alikeValues(
  counts: readonly { readonly value: string; readonly n: number }[],
): AlikeValues[] {
  const common = counts
    .toSorted((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
    .map(({ value }, place) => ({ value, place, fold: folded(value) }));
  const short = common.filter(({ value }) => value.length <= MAX_LENGTH);
  const slipping = short.length <= MAX_COMPARED ? new Set(short) : new Set<(typeof short)[number]>();
  const firstOf = new Map<string, (typeof common)[number]>();
  const found: AlikeValues[] = [];
  for (const each of common) {
    const same = firstOf.get(each.fold);
    if (same === undefined) firstOf.set(each.fold, each);
    const before = same?.place ?? each.place;
    const slipped = slipping.has(each)
      ? short.find(({ place, fold }) => place >= before || differByOneSlip(each.fold, fold))
      : undefined;
    const like = slipped !== undefined && slipped.place < before ? slipped : same;
    if (like !== undefined) found.push({ value: each.value, like: like.value });
  }
  return found;
}

/**
 * Whether they differ by one typing error in a word of at least five letters. Values with different numbers
 * are never alike.
 */
function differByOneSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 2) return false;
  return digits(one) === digits(other) && isOneSlipApart([...one], [...other]);
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

/** Whether one letter is added, missing or different, or two are swapped (Damerau 1964). */
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
