// Finds where two codes meet as one would on paper: sets of characters, lines cut at line ends, graphs walked step by
// step. Shares no code with the relations that it checks.
import type { MeetBy } from '#core/relations/request.ts';
import type { CodingRecord } from '#core/records.ts';
import type { Study } from '../counting/study.ts';

export interface SlowRelation {
  readonly a: string;
  readonly b: string;
  readonly n_a: number;
  readonly n_b: number;
  readonly a_meeting_b: number | null;
  readonly b_meeting_a: number | null;
  readonly both: number;
  readonly either: number;
  readonly shared_characters: number | null;
  readonly jaccard_characters: number | null;
  readonly of: number | null;
}

interface Asked {
  readonly by: MeetBy;
  readonly paragraphs: number;
  readonly coders: readonly string[];
  readonly rollup: boolean;
}

/** Relates `a` to `b`, swapped if `a` is part of `b`; all sources are in scope and in the base. */
export function slowRelation(
  study: Study,
  textOf: (sourceId: string) => string,
  names: readonly [string, string],
  { by, paragraphs, coders, rollup }: Asked,
): SlowRelation {
  const { rows, codings } = study;
  const below = (id: string): string[] => [
    id,
    ...rows.code.filter(({ parentId }) => parentId === id).flatMap((child) => below(child.id)),
  ];
  const all = (id: string): Set<string> => {
    if (!rollup) return new Set([id]);
    const own = below(id);
    const gathered = rows.themeCode.filter(({ themeId }) => own.includes(themeId));
    return new Set([...own, ...gathered.flatMap(({ codeId }) => below(codeId))]);
  };
  const isPart = (inner: Set<string>, outer: Set<string>): boolean => [...inner].every((id) => outer.has(id));
  let [a, b] = names;
  if (isPart(all(a), all(b)) && !isPart(all(b), all(a))) [a, b] = [b, a];
  const [wholeA, wholeB] = [all(a), all(b)];
  const shared = new Set([...wholeA].filter((id) => wholeB.has(id)));
  const codesA = new Set([...wholeA].filter((id) => !shared.has(id)));
  const codesB = isPart(wholeB, wholeA) ? wholeB : new Set([...wholeB].filter((id) => !shared.has(id)));

  const counted = codings.filter(({ coderId, voice }) => coders.includes(coderId) && voice !== 'remark');
  const inSource = (sourceId: string, codes: ReadonlySet<string>): CodingRecord[] =>
    counted.filter((coding) => coding.sourceId === sourceId && codes.has(coding.codeId));
  const ids = rows.source.map(({ id }) => id);

  if (by === 'source' || by === 'respondent') {
    const unitsOf = (codes: ReadonlySet<string>): Set<string> =>
      new Set(
        ids.flatMap((id) =>
          inSource(id, codes).flatMap((coding) => (by === 'source' ? [id] : creditOf(coding))),
        ),
      );
    const [ofA, ofB] = [unitsOf(codesA), unitsOf(codesB)];
    const people = new Set(rows.sourceRespondent.map(({ respondentId }) => respondentId));
    return ofUnits(ofA, ofB, by === 'source' ? ids.length : people.size);
  }
  const lines = new Map(ids.map((id) => [id, paragraphsIn(textOf(id))] as const));
  if (by === 'paragraph') {
    const unitsOf = (codes: ReadonlySet<string>): Set<string> =>
      new Set(
        ids.flatMap((id) =>
          inSource(id, codes).flatMap((coding) =>
            touched(charactersOf(coding), lines.get(id)!).map((line) => `${id} ${line}`),
          ),
        ),
      );
    const total = [...lines.values()].reduce((sum, own) => sum + own.length, 0);
    return ofUnits(unitsOf(codesA), unitsOf(codesB), total);
  }
  if (by === 'passage') {
    const unitsOf = (codes: ReadonlySet<string>): Set<string> =>
      new Set(
        ids.flatMap((id) =>
          inSource(id, codes).flatMap(({ start, end }) => (start === null ? [] : [`${id} ${start} ${end}`])),
        ),
      );
    return ofUnits(unitsOf(codesA), unitsOf(codesB), null);
  }

  let [nA, nB, aMeets, bMeets, both, places, sharedChars, eitherChars] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const id of ids) {
    const [ofA, ofB] = [codesA, codesB].map((codes) => passagesOf(inSource(id, codes))) as [Chars[], Chars[]];
    const own = lines.get(id)!;
    const meet = (one: Chars, other: Chars): boolean =>
      by === 'overlap'
        ? [...one].some((at) => other.has(at))
        : touched(one, own).some((line) =>
            touched(other, own).some((near) => Math.abs(line - near) <= paragraphs),
          );
    nA += ofA.length;
    nB += ofB.length;
    aMeets += ofA.filter((one) => ofB.some((other) => meet(one, other))).length;
    bMeets += ofB.filter((one) => ofA.some((other) => meet(other, one))).length;
    for (const group of groupsOf(ofA, ofB, meet)) {
      places += 1;
      if (group.a > 0 && group.b > 0) both += 1;
    }
    const text = textOf(id);
    const points = (chars: Chars): number =>
      [...chars].filter((at) => !/[\uDC00-\uDFFF]/.test(text.charAt(at))).length;
    const [everyA, everyB] = [ofA, ofB].map((passages) => new Set(passages.flatMap((one) => [...one])));
    sharedChars += points(new Set([...everyA!].filter((at) => everyB!.has(at))));
    eitherChars += points(new Set([...everyA!, ...everyB!]));
  }
  return {
    a,
    b,
    n_a: nA,
    n_b: nB,
    a_meeting_b: aMeets,
    b_meeting_a: bMeets,
    both,
    either: places,
    shared_characters: by === 'overlap' ? sharedChars : null,
    jaccard_characters: by === 'overlap' && eitherChars > 0 ? sharedChars / eitherChars : null,
    of: null,
  };

  function ofUnits(ofA: Set<string>, ofB: Set<string>, of: number | null): SlowRelation {
    return {
      a,
      b,
      n_a: ofA.size,
      n_b: ofB.size,
      a_meeting_b: null,
      b_meeting_a: null,
      both: [...ofA].filter((unit) => ofB.has(unit)).length,
      either: new Set([...ofA, ...ofB]).size,
      shared_characters: null,
      jaccard_characters: null,
      of,
    };
  }

  function creditOf({ sourceId, respondentId }: CodingRecord): string[] {
    const there = rows.sourceRespondent
      .filter((row) => row.sourceId === sourceId)
      .map((row) => row.respondentId);
    return respondentId !== null && there.includes(respondentId) ? [respondentId] : there;
  }
}

type Chars = ReadonlySet<number>;

function charactersOf({ start, end }: Pick<CodingRecord, 'start' | 'end'>): Set<number> {
  return new Set(start === null ? [] : Array.from({ length: end! - start }, (_, at) => start + at));
}

/** Puts codings together until no two groups share a character. */
function passagesOf(codings: readonly CodingRecord[]): Chars[] {
  const passages: Set<number>[] = [];
  for (const coding of codings) {
    let own = charactersOf(coding);
    if (own.size === 0) continue;
    for (;;) {
      const other = passages.findIndex((passage) => [...own].some((at) => passage.has(at)));
      if (other < 0) break;
      own = new Set([...own, ...passages.splice(other, 1)[0]!]);
    }
    passages.push(own);
  }
  return passages;
}

/** For each line that is not blank the positions of its characters, without the space around them. */
function paragraphsIn(text: string): Chars[] {
  let at = 0;
  return text.split('\n').flatMap((line) => {
    const from = at + line.length - line.trimStart().length;
    at += line.length + 1;
    const kept = line.trim().length;
    return kept === 0 ? [] : [new Set(Array.from({ length: kept }, (_, place) => from + place))];
  });
}

function touched(characters: Chars, lines: readonly Chars[]): number[] {
  return lines.flatMap((line, number) => ([...characters].some((at) => line.has(at)) ? [number] : []));
}

function groupsOf(
  ofA: readonly Chars[],
  ofB: readonly Chars[],
  meet: (one: Chars, other: Chars) => boolean,
): { a: number; b: number }[] {
  const [openA, openB] = [new Set(ofA), new Set(ofB)];
  const groups: { a: number; b: number }[] = [];
  while (openA.size + openB.size > 0) {
    const group = { a: 0, b: 0 };
    const waiting: { side: 'a' | 'b'; chars: Chars }[] = [];
    const take = (side: 'a' | 'b', chars: Chars): void => {
      (side === 'a' ? openA : openB).delete(chars);
      group[side] += 1;
      waiting.push({ side, chars });
    };
    const [first] = openA.size > 0 ? openA : openB;
    take(openA.size > 0 ? 'a' : 'b', first!);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { side, chars } = next;
      if (side === 'a') for (const other of openB) if (meet(chars, other)) take('b', other);
      if (side === 'b') for (const other of openA) if (meet(other, chars)) take('a', other);
    }
    groups.push(group);
  }
  return groups;
}
