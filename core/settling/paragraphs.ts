// Two versions of a text that began as one, put together paragraph by paragraph.
import { threeWay } from './three-way.ts';

/**
 * The text with what either side changed, of what both added at one place both; null where both changed a paragraph,
 * each in its own way.
 */
export function joinedParagraphs(ours: string, theirs: string, base: string): string | null {
  const [here, there, was] = [ours, theirs, base].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ];
  const [inOurs, inTheirs] = [placesIn(here, was), placesIn(there, was)];
  const joined: string[] = [];
  let [from, left, right] = [0, 0, 0];
  for (const [at, paragraph] of [...was, null].entries()) {
    const [one, other] = [inOurs.get(at), inTheirs.get(at)];
    // What one side has changed or taken away is settled with what stands before the next that both have.
    if (one === undefined || other === undefined) continue;
    const stretch = joinedStretch(here.slice(left, one), there.slice(right, other), was.slice(from, at));
    if (!stretch) return null;
    joined.push(...stretch, ...(paragraph === null ? [] : [paragraph]));
    [from, left, right] = [at + 1, one + 1, other + 1];
  }
  return joined.join('\n');
}

function joinedStretch(ours: string[], theirs: string[], base: string[]): string[] | null {
  const verdict = threeWay(
    { ours, theirs, base },
    {
      isSame: (one, other) => one.length === other.length && one.every((each, at) => each === other[at]),
      isUnsaid: () => false,
    },
  );
  if (verdict !== 'conflict') return verdict === 'taken' ? theirs : ours;
  return base.length > 0 ? null : [...ours, ...theirs.filter((each) => !ours.includes(each))];
}

/** So many pairs of paragraphs are compared: 16 MB, and some hundredths of a second. */
const MAX_COMPARED = 4_000_000;

/** Where each paragraph of the earlier version stands in this one, as many as have the same order; both ends do. */
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
  // Where more was changed than can be compared, what is left between is one change.
  if ((end - head) * (endNow - head) > MAX_COMPARED) return places;
  // The longest common subsequence of what is left between; `longest` counts from each place to the end.
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
