// Two versions of a text paragraph by paragraph: what both sides changed in different paragraphs goes together, and where they
// changed the same ones somebody has to choose.
import { threeWay } from './units.ts';

/** Paragraphs that both sides changed, each in its own way: as each has them now, and as both had them before. */
export interface Meeting {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly base: readonly string[];
}

/** A part of a text: the paragraphs that stand without a choice, or a meeting. */
export type Stretch = { readonly paragraphs: readonly string[] } | Meeting;

/** The text of both sides from its beginning to its end; what both inserted at one place is all kept. */
export function stretchesOf(ours: string, theirs: string, base: string): Stretch[] {
  const [here, there, was] = [ours, theirs, base].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ];
  const [inOurs, inTheirs] = [placesIn(here, was), placesIn(there, was)];
  const stretches: Stretch[] = [];
  let [from, left, right] = [0, 0, 0];
  for (const [at, paragraph] of [...was, null].entries()) {
    const [one, other] = [inOurs.get(at), inTheirs.get(at)];
    // A part that one side changed or removed is settled together with what comes before the next paragraph
    // that both still have.
    if (one === undefined || other === undefined) continue;
    stretches.push(...stretchesIn(here.slice(left, one), there.slice(right, other), was.slice(from, at)));
    if (paragraph !== null) stretches.push({ paragraphs: [paragraph] });
    [from, left, right] = [at + 1, one + 1, other + 1];
  }
  return stretches;
}

/**
 * The text with the changes of both sides; what both inserted at one place is all kept. Null where both
 * changed the same paragraph differently.
 */
export function joinedParagraphs(ours: string, theirs: string, base: string): string | null {
  const joined: string[] = [];
  for (const stretch of stretchesOf(ours, theirs, base)) {
    if (!('paragraphs' in stretch)) return null;
    joined.push(...stretch.paragraphs);
  }
  return joined.join('\n');
}

/** Paragraphs next to each other that neither side has added to or taken from are settled one by one. */
function stretchesIn(ours: string[], theirs: string[], base: string[]): Stretch[] {
  const isOneByOne = base.length > 1 && ours.length === base.length && theirs.length === base.length;
  if (!isOneByOne) return [stretchOf(ours, theirs, base)];
  return base.map((was, at) => stretchOf(ours.slice(at, at + 1), theirs.slice(at, at + 1), [was]));
}

function stretchOf(ours: string[], theirs: string[], base: string[]): Stretch {
  const verdict = threeWay(
    { ours, theirs, base },
    {
      isSame: (one, other) => one.length === other.length && one.every((each, at) => each === other[at]),
      isUnsaid: () => false,
    },
  );
  if (verdict !== 'conflict') return { paragraphs: verdict === 'taken' ? theirs : ours };
  if (base.length > 0) return { ours, theirs, base };
  return { paragraphs: [...ours, ...theirs.filter((each) => !ours.includes(each))] };
}

/** The most pairs of paragraphs that are compared: 16 MB, and some hundredths of a second. */
const MAX_COMPARED = 4_000_000;

/**
 * Where each paragraph of the earlier version is in this one, as many as are in the same order. Includes both
 * ends.
 */
function placesIn(now: readonly string[], was: readonly string[]): Map<number, number> {
  const places = new Map([[was.length, now.length]]);
  let head = 0;
  while (head < Math.min(was.length, now.length) && was[head] === now[head]) {
    places.set(head, head);
    head += 1;
  }
  let [end, endNow] = [was.length, now.length];
  while (end > head && endNow > head && was[end - 1] === now[endNow - 1]) {
    end -= 1;
    endNow -= 1;
    places.set(end, endNow);
  }
  // Where more was changed than can be compared, everything in between counts as one change.
  if ((end - head) * (endNow - head) > MAX_COMPARED) return places;
  // The longest common subsequence of what lies in between; `longest` counts from each place to the end.
  const width = endNow - head + 1;
  const longest = new Uint32Array((end - head + 1) * width);
  const lengthAt = (at: number, place: number): number => longest[(at - head) * width + place - head] ?? 0;
  for (let at = end - 1; at >= head; at -= 1)
    for (let place = endNow - 1; place >= head; place -= 1)
      longest[(at - head) * width + place - head] =
        was[at] === now[place]
          ? lengthAt(at + 1, place + 1) + 1
          : Math.max(lengthAt(at + 1, place), lengthAt(at, place + 1));
  for (let [at, place] = [head, head]; at < end && place < endNow;) {
    if (was[at] === now[place]) {
      places.set(at, place);
      at += 1;
      place += 1;
    } else if (lengthAt(at + 1, place) >= lengthAt(at, place + 1)) at += 1;
    else place += 1;
  }
  return places;
}
