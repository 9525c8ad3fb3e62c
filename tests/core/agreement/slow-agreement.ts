// Agreement as one would find it on paper: every character, paragraph or source by itself, every pair of coders by
// itself. Shares no code with the agreement that it checks.
import type { Level } from '#core/agreement/request.ts';
import type { CodingRecord } from '#core/records.ts';

/** A text: its characters (code points), and its units at the level, each as the set of its characters. */
export interface SlowText {
  readonly id: string;
  readonly units: readonly ReadonlySet<number>[];
  readonly characters: number;
  readonly reviewedBy: readonly string[];
}

/** Positions of the codings are those of characters; null for the whole source. */
export type SlowCoding = Pick<CodingRecord, 'sourceId' | 'codeId' | 'coderId' | 'start' | 'end'>;

export interface SlowStudy {
  readonly coders: readonly string[];
  readonly texts: readonly SlowText[];
  readonly codings: readonly SlowCoding[];
}

export type Decisions = readonly (0 | 1 | null)[];

/** What each coder decided on each unit for a set of codes. */
export function decisionsOn(
  { coders, texts, codings }: SlowStudy,
  level: Exclude<Level, 'segments' | 'unitizing'>,
  codes: ReadonlySet<string>,
): Decisions[] {
  return texts.flatMap(({ id, units, characters, reviewedBy }) => {
    const own = codings.filter(({ sourceId, codeId }) => sourceId === id && codes.has(codeId));
    const pieces: readonly ReadonlySet<number>[] =
      level === 'source'
        ? [new Set()]
        : level === 'character'
          ? Array.from({ length: characters }, (_, at) => new Set([at]))
          : units;
    return pieces.map((piece) =>
      coders.map((coder) => {
        if (!reviewedBy.includes(coder)) return null;
        const theirs = own.filter(({ coderId }) => coderId === coder);
        if (level === 'source') return theirs.length > 0 ? 1 : 0;
        const isCoded = theirs.some(
          ({ start, end }) =>
            start !== null && end !== null && [...piece].some((at) => start <= at && at < end),
        );
        return isCoded ? 1 : 0;
      }),
    );
  });
}

/** The coefficients of decisions on units, by their definitions; null where undefined. */
export function slowCoefficients(all: readonly Decisions[], coders: number): Record<string, number | null> {
  const given = (unit: Decisions): (0 | 1)[] => unit.filter((value) => value !== null);
  const units = all.filter((unit) => given(unit).length >= 2);
  const some = all.filter((unit) => given(unit).length > 0);
  if (units.length === 0) return {};
  const beyond = (observed: number, chance: number): number | null =>
    Math.abs(1 - chance) < 1e-12 ? null : (observed - chance) / (1 - chance);
  const observed = mean(
    units.map((unit) => {
      const values = given(unit);
      const pairs = values.flatMap((one, i) =>
        values.flatMap((other, j) => (i === j ? [] : [one === other])),
      );
      return pairs.filter(Boolean).length / pairs.length;
    }),
  );
  // Krippendorff's table of coincidences, one pair of values after the other.
  const table = [
    [0, 0],
    [0, 0],
  ];
  for (const unit of units) {
    const values = given(unit);
    values.forEach((one, i) => {
      values.forEach((other, j) => {
        if (i !== j) table[one]![other]! += 1 / (values.length - 1);
      });
    });
  }
  const margins = table.map((row) => row[0]! + row[1]!);
  const n = margins[0]! + margins[1]!;
  const expected = 2 * margins[0]! * margins[1]!;
  const shareOfOnes = mean(units.map((unit) => mean(given(unit))));
  const isEqual = new Set(units.map((unit) => given(unit).length)).size === 1;
  const pi = isEqual ? shareOfOnes : 0;
  const gwet = mean(some.map((unit) => mean(given(unit))));
  const isOfTwo = coders === 2;
  const first = isOfTwo ? mean(units.map((unit) => unit[0]!)) : 0;
  const second = isOfTwo ? mean(units.map((unit) => unit[1]!)) : 0;
  const count = (pattern: readonly [number, number]): number =>
    units.filter((unit) => unit[0] === pattern[0] && unit[1] === pattern[1]).length;
  const [a, b, c] = [count([1, 1]), count([1, 0]), count([0, 1])];
  return {
    percent: observed,
    cohen: isOfTwo ? beyond(observed, first * second + (1 - first) * (1 - second)) : null,
    scott: isOfTwo ? beyond(observed, ((first + second) / 2) ** 2 + (1 - (first + second) / 2) ** 2) : null,
    brennan_prediger: beyond(observed, 1 / 2),
    fleiss: isEqual ? beyond(observed, pi ** 2 + (1 - pi) ** 2) : null,
    ac1: beyond(observed, 2 * gwet * (1 - gwet)),
    alpha: expected === 0 ? null : 1 - ((n - 1) * 2 * table[0]![1]!) / expected,
    jaccard: isOfTwo && a + b + c > 0 ? a / (a + b + c) : null,
    dice: isOfTwo && a + b + c > 0 ? (2 * a) / (2 * a + b + c) : null,
  };
}

/** Matches the closest two of two coders' codings, then the next, until none are close enough. */
export function slowMatches(
  study: SlowStudy,
  codes: ReadonlySet<string>,
  threshold: number,
): readonly [matched: number, onlyFirst: number, onlySecond: number] {
  const [one = '', other = ''] = study.coders;
  let [matched, onlyFirst, onlySecond] = [0, 0, 0];
  for (const { id, reviewedBy } of study.texts) {
    if (!reviewedBy.includes(one) || !reviewedBy.includes(other)) continue;
    const of = (coder: string): Set<number>[] =>
      study.codings
        .filter((row) => row.sourceId === id && row.coderId === coder && codes.has(row.codeId))
        .filter(({ start }) => start !== null)
        .sort((a, b) => a.start! - b.start! || b.end! - a.end!)
        .map(({ start, end }) => charactersOf(start!, end!));
    const [left, right] = [of(one), of(other)];
    for (;;) {
      const pairs = left.flatMap((a) => right.map((b) => [a, b, likeness(a, b)] as const));
      const best = pairs.reduce((most, [, , each]) => Math.max(most, each), 0);
      const [a, b] = pairs.find(([, , each]) => each === best) ?? [];
      if (!a || !b || best < threshold) break;
      left.splice(left.indexOf(a), 1);
      right.splice(right.indexOf(b), 1);
      matched += 2;
    }
    onlyFirst += left.length;
    onlySecond += right.length;
  }
  return [matched, onlyFirst, onlySecond];
}

/**
 * Chance for all these codes together: one of them, unless some segment has another number of codes than another. A segment
 * is what one coder cut; the codes are taken with those below them.
 */
export function slowSegmentChance(study: SlowStudy, codes: readonly ReadonlySet<string>[]): number {
  const q = codes.length;
  const counted = study.texts.filter(({ reviewedBy }) =>
    study.coders.every((one) => reviewedBy.includes(one)),
  );
  const numbers = counted.flatMap(({ id }) =>
    study.coders.flatMap((coder) => {
      const own = study.codings.filter(
        (row) => row.sourceId === id && row.coderId === coder && row.start !== null,
      );
      const segments = [...new Set(own.map(({ start, end }) => `${start} ${end}`))];
      return segments.map(
        (segment) =>
          codes.filter((each) =>
            own.some(({ start, end, codeId }) => `${start} ${end}` === segment && each.has(codeId)),
          ).length,
      );
    }),
  );
  return q > 1 && new Set(numbers).size < 2 ? 1 / q : q / (q + 1) ** 2;
}

/** Krippendorff's alphas of codes, character by character; a coder's passages of the codes must not overlap. */
export function slowUnitizing({ coders, texts, codings }: SlowStudy, codes: readonly string[]) {
  const gap = 'gap';
  const values = [...codes, gap];
  const l = new Map<string, number>();
  const add = (one: string, other: string, by: number) =>
    l.set(`${one} ${other}`, (l.get(`${one} ${other}`) ?? 0) + by);
  const squares = new Map<string, number>();
  const valuedSquares = new Map<string, number>();
  for (const { id, characters, reviewedBy } of texts) {
    if (!coders.every((coder) => reviewedBy.includes(coder))) continue;
    // The number of the unit that each character is in, of each coder, and the code of each unit.
    const cuts = coders.map((coder) => {
      const units = codes.flatMap((code) => passages(codings, { id, coder, code }));
      return Array.from(
        { length: characters },
        (_, at) => units.find((unit) => unit.characters.has(at)) ?? null,
      );
    });
    for (let at = 0; at < characters; at += 1)
      cuts.forEach((one, i) => {
        cuts.forEach((other, j) => {
          if (i !== j) add(one[at]?.code ?? gap, other[at]?.code ?? gap, 1 / (coders.length - 1));
        });
      });
    cuts.forEach((cut, i) => {
      for (const unit of new Set(cut)) {
        if (unit === null) {
          const own = cut.filter((each) => each === null).length;
          squares.set(gap, (squares.get(gap) ?? 0) + own);
          continue;
        }
        squares.set(unit.code, (squares.get(unit.code) ?? 0) + unit.characters.size ** 2);
        let shared = 0;
        for (const at of unit.characters)
          cuts.forEach((other, j) => {
            if (i !== j && other[at]) shared += 1 / (coders.length - 1);
          });
        valuedSquares.set(unit.code, (valuedSquares.get(unit.code) ?? 0) + shared ** 2);
      }
    });
  }
  const table = (of: readonly string[], q: ReadonlyMap<string, number>) => {
    const cell = (one: string, other: string): number => l.get(`${one} ${other}`) ?? 0;
    const margin = (one: string): number => of.reduce((sum, other) => sum + cell(one, other), 0);
    const all = of.reduce((sum, one) => sum + margin(one), 0);
    const below = all ** 2 - of.reduce((sum, one) => sum + (q.get(one) ?? 0), 0);
    const expected = (one: string, other: string): number =>
      (all * (margin(one) * margin(other) - (one === other ? (q.get(one) ?? 0) : 0))) / below;
    return { cell, margin, all, expected };
  };
  const whole = table(values, squares);
  const valued = table(codes, valuedSquares);
  const off = (of: readonly string[], cell: (one: string, other: string) => number): number =>
    of.flatMap((one) => of.map((other) => (one === other ? 0 : cell(one, other)))).reduce((a, b) => a + b, 0);
  const ratio = (observed: number, expected: number): number | null =>
    Math.abs(expected) < 1e-9 || Number.isNaN(expected) ? null : 1 - observed / expected;
  return {
    uAlpha: ratio(off(values, whole.cell), off(values, whole.expected)),
    /** Of gaps against all codes. */
    barUAlpha: ratio(
      whole.margin(gap) - whole.cell(gap, gap),
      values.map((other) => whole.expected(gap, other)).reduce((a, b) => a + b, 0) - whole.expected(gap, gap),
    ),
    cuAlpha: ratio(off(codes, valued.cell), off(codes, valued.expected)),
    coverage: valued.all / whole.all,
    ofCode: (code: string) => {
      const margin = codes.map((other) => valued.expected(code, other)).reduce((a, b) => a + b, 0);
      const apart = margin - valued.expected(code, code);
      const own = valued.margin(code);
      return {
        kuAlpha:
          own === 0 || apart < 1e-9 || Number.isNaN(apart)
            ? null
            : 1 - (margin / own) * ((own - valued.cell(code, code)) / apart),
        coverage: own / whole.margin(code),
      };
    },
  };
}

/** The passages of a coder: codings that share a character are one. */
export function passages(
  codings: readonly SlowCoding[],
  { id, coder, code }: { readonly id: string; readonly coder: string; readonly code: string },
): { readonly code: string; readonly characters: ReadonlySet<number> }[] {
  let found = codings
    .filter((row) => row.sourceId === id && row.coderId === coder && row.codeId === code)
    .flatMap(({ start, end }) => (start === null || end === null ? [] : [charactersOf(start, end)]));
  for (let isJoined = true; isJoined;) {
    isJoined = false;
    for (const one of found) {
      const other = found.find((each) => each !== one && [...each].some((at) => one.has(at)));
      if (!other) continue;
      found = [...found.filter((each) => each !== one && each !== other), new Set([...one, ...other])];
      isJoined = true;
      break;
    }
  }
  return found.map((characters) => ({ code, characters }));
}

function charactersOf(start: number, end: number): Set<number> {
  return new Set(Array.from({ length: end - start }, (_, at) => start + at));
}

function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const shared = [...one].filter((at) => other.has(at)).length;
  return shared / new Set([...one, ...other]).size;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
