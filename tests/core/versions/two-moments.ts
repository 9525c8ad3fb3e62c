// Two moments of a small study, drawn from a seed, and a count of drift that shares nothing with the product's.
import { createHash } from 'node:crypto';
import type { CodeDrift } from '#core/versions/drift.ts';
import type { VersionCode, VersionCodebook } from '#core/versions/codebook.ts';
import type { StandingCoding, StandingWork } from '#core/versions/standing-codings.ts';

const hex = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

export function versionCode(id: string, fields: Partial<VersionCode> = {}): VersionCode {
  return {
    id,
    parentId: null,
    position: 0,
    name: id,
    name2: null,
    aliases: '',
    colour: 0,
    codable: true,
    isTheme: false,
    shortDefinition: '',
    fullDefinition: '',
    whenToUse: '',
    whenNotToUse: '',
    definition2: '',
    origin: 'inductive',
    prompted: null,
    status: 'draft',
    onePerSource: false,
    ...fields,
  };
}

export function bookOf(
  codes: readonly (string | VersionCode)[],
  merged: Readonly<Record<string, string>> = {},
  themeCodes: VersionCodebook['themeCodes'] = [],
): VersionCodebook {
  return {
    codes: codes.map((code) => (typeof code === 'string' ? versionCode(code) : code)),
    merged,
    themeCodes,
    examples: {},
  };
}

/** A coding; the digest is that of `words`, by default of the place itself. */
export function coding(
  id: string,
  codeId: string,
  sourceId: string,
  start: number | null,
  end: number | null,
  words = `${sourceId} ${start}-${end}`,
): StandingCoding {
  return { id, codeId, sourceId, start, end, quoteDigest: start === null ? null : hex(words, 16) };
}

export function working(
  codings: readonly StandingCoding[],
  reviewed: readonly string[],
  versions: Readonly<Record<string, string>> = {},
): StandingWork {
  const texts = new Map(
    codings.map(({ sourceId }) => [sourceId, hex(versions[sourceId] ?? 'same', 64)] as const),
  );
  return { texts, codings, reviewed };
}

function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export interface TwoMoments {
  readonly before: StandingWork;
  readonly after: StandingWork;
  readonly earlier: VersionCodebook;
  readonly later: VersionCodebook;
  /** All codes of either. */
  readonly codeIds: readonly string[];
}

interface Draft {
  codes: Map<string, VersionCode>;
  merged: Record<string, string>;
  themeCodes: { themeId: string; codeId: string }[];
  codings: Map<string, StandingCoding>;
  texts: Record<string, string>;
  reviewed: Set<string>;
}

/** A history of twenty to sixty acts on codes and codings, some taken back, with a version somewhere in it. */
export function random(seed: number): TwoMoments {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[roll(from.length)];
  let count = 0;
  const id = (of: string): string => `${of}${(count += 1)}`;
  let state: Draft = {
    codes: new Map(['a', 'b', 'c'].map((each) => [each, versionCode(each, { isTheme: each === 'a' })])),
    merged: {},
    themeCodes: [],
    codings: new Map(),
    texts: {},
    reviewed: new Set(['s0']),
  };
  const copy = (): Draft => structuredClone(state);
  const free = (codeId: string, sourceId: string, start: number, words: string): boolean =>
    ![...state.codings.values()].some(
      (each) =>
        each.codeId === codeId &&
        each.sourceId === sourceId &&
        each.start === start &&
        each.quoteDigest === hex(words, 16),
    );
  const acts: (() => void)[] = [
    () => {
      const code = pick([...state.codes.keys()]);
      const sourceId = `s${roll(5)}`;
      const start = roll(3) * 10;
      const words = `${sourceId} ${state.texts[sourceId] ?? ''} ${start}`;
      if (code !== undefined && free(code, sourceId, start, words)) {
        const made = coding(id('k'), code, sourceId, start, start + 5, words);
        state.codings.set(made.id, made);
      }
    },
    () => state.codings.delete(pick([...state.codings.keys()]) ?? ''),
    () => {
      const [one, code] = [pick([...state.codings.values()]), pick([...state.codes.keys()])];
      if (one && code !== undefined) state.codings.set(one.id, { ...one, codeId: code });
    },
    () => {
      const one = pick([...state.codings.values()]);
      if (one) state.codings.set(one.id, coding(one.id, one.codeId, one.sourceId, 40, 45 + roll(3), id('w')));
    },
    // A split: a new code takes some of the codings of another.
    () => {
      const from = pick([...state.codes.keys()]);
      if (from === undefined) return;
      const made = versionCode(id('n'));
      state.codes.set(made.id, made);
      for (const one of state.codings.values())
        if (one.codeId === from && roll(2) === 0) state.codings.set(one.id, { ...one, codeId: made.id });
    },
    // A merge: codings on the same words become one.
    () => {
      const [from, into] = [pick([...state.codes.keys()]), pick([...state.codes.keys()])];
      if (from === undefined || into === undefined || from === into) return;
      state.codes.delete(from);
      state.merged[from] = into;
      const codings = [...state.codings.values()];
      for (const one of codings) {
        if (one.codeId !== from) continue;
        const twin = [...state.codings.values()].some(
          (each) =>
            each.codeId === into &&
            each.sourceId === one.sourceId &&
            each.start === one.start &&
            each.end === one.end &&
            each.quoteDigest === one.quoteDigest,
        );
        if (twin) state.codings.delete(one.id);
        else state.codings.set(one.id, { ...one, codeId: into });
      }
      for (const [child, code] of state.codes)
        if (code.parentId === from)
          state.codes.set(child, { ...code, parentId: child === into ? null : into });
      state.themeCodes = state.themeCodes.filter(
        ({ themeId, codeId }) => themeId !== from && codeId !== from,
      );
    },
    () => {
      const code = pick([...state.codes.values()]);
      if (code) state.codes.set(code.id, { ...code, name: id('name') });
    },
    () => {
      const code = pick([...state.codes.values()]);
      if (code) state.codes.set(code.id, { ...code, whenToUse: id('rule') });
    },
    () => {
      const [code, parent] = [pick([...state.codes.values()]), pick([null, ...state.codes.keys()])];
      if (!code || parent === undefined) return;
      for (let at = parent; at !== null; at = state.codes.get(at)?.parentId ?? null)
        if (at === code.id) return;
      state.codes.set(code.id, { ...code, parentId: parent });
    },
    () => {
      const [themeId, codeId] = [pick([...state.codes.keys()]), pick([...state.codes.keys()])];
      if (themeId === undefined || codeId === undefined) return;
      const without = state.themeCodes.filter((each) => each.themeId !== themeId || each.codeId !== codeId);
      state.themeCodes =
        without.length < state.themeCodes.length ? without : [...without, { themeId, codeId }];
    },
    () => {
      const code = pick([...state.codes.keys()]);
      const isUsed =
        [...state.codings.values()].some(({ codeId }) => codeId === code) ||
        [...state.codes.values()].some(({ parentId }) => parentId === code) ||
        state.themeCodes.some(({ themeId, codeId }) => themeId === code || codeId === code);
      if (code !== undefined && !isUsed) state.codes.delete(code);
    },
    // An edit of a text carries codings along, or changes the words under them.
    () => {
      const sourceId = `s${roll(5)}`;
      state.texts[sourceId] = id('t');
      for (const one of state.codings.values()) {
        if (one.sourceId !== sourceId || one.start === null || one.end === null) continue;
        const kept = roll(3) > 0;
        const moved = { ...one, start: one.start + 3, end: one.end + 3 };
        state.codings.set(one.id, kept ? moved : { ...moved, quoteDigest: hex(id('w'), 16) });
      }
    },
    () => state.reviewed.add(`s${roll(5)}`),
  ];
  const steps: Draft[] = [];
  const play = (times: number): void => {
    for (let i = 0; i < times; i += 1) {
      const last = steps.at(-1);
      if (last && roll(5) === 0) {
        state = structuredClone(last);
        steps.pop();
        continue;
      }
      steps.push(copy());
      pick(acts)?.();
    }
  };
  const seen = (): { book: VersionCodebook; work: StandingWork } => ({
    book: bookOf([...state.codes.values()], { ...state.merged }, [...state.themeCodes]),
    work: working([...state.codings.values()], [...state.reviewed], { ...state.texts }),
  });
  play(10 + roll(20));
  const { book: earlier, work: before } = seen();
  play(10 + roll(30));
  const { book: later, work: after } = seen();
  const codeIds = [...new Set([...earlier.codes, ...later.codes].map(({ id: each }) => each))];
  return { before, after, earlier, later, codeIds };
}

/** Drift of one code, coding by coding, by looking through everything for each. */
export function recounted(
  codeId: string,
  {
    before: then,
    after: now,
    earlier,
    later,
    isHere,
  }: Omit<TwoMoments, 'codeIds'> & { readonly isHere: (id: string) => boolean },
): CodeDrift {
  const stood = (id: string): boolean => earlier.codes.some((code) => code.id === id);
  const stands = (id: string): boolean => later.codes.some((code) => code.id === id);
  const goal = (id: string): string => {
    let at = id;
    for (let i = 0; i < 100; i += 1) at = later.merged[at] ?? at;
    return at;
  };
  const find = (work: StandingWork, id: string): StandingCoding | undefined =>
    work.codings.find((each) => each.id === id);
  const family = (id: string): string[] => {
    const own = [id];
    if (goal(id) !== id && stood(id) && stands(goal(id))) own.push(goal(id));
    for (const code of later.codes)
      if (
        !stood(code.id) &&
        then.codings.some((was) => was.codeId === id && find(now, was.id)?.codeId === code.id)
      )
        own.push(code.id);
    return own;
  };
  const sameWords = (was: StandingCoding, is: StandingCoding): boolean =>
    was.quoteDigest === is.quoteDigest &&
    (then.texts.get(was.sourceId) !== now.texts.get(is.sourceId) ||
      (was.start === is.start && was.end === is.end));
  const kin = family(codeId);
  const fateOf = (was: StandingCoding): 'unchanged' | 'moved' | 'resized' | 'recoded' | 'removed' => {
    let is = find(now, was.id);
    if (!is) {
      const twins = now.codings.filter(
        (each) =>
          each.codeId !== codeId &&
          kin.includes(each.codeId) &&
          each.sourceId === was.sourceId &&
          each.quoteDigest === was.quoteDigest &&
          Number(each.end) - Number(each.start) === Number(was.end) - Number(was.start),
      );
      is = twins.find(({ start }) => start === was.start) ?? twins[0];
    }
    if (!is) return 'removed';
    if (!kin.includes(is.codeId)) return 'recoded';
    if (!sameWords(was, is)) return 'resized';
    return is.codeId === codeId ? 'unchanged' : 'moved';
  };
  const base = then.codings.filter((was) => was.codeId === codeId);
  const ids = (fate: ReturnType<typeof fateOf>): string[] =>
    base.filter((was) => fateOf(was) === fate).map(({ id }) => id);
  const came = now.codings.filter((is) => is.codeId === codeId && find(then, is.id)?.codeId !== codeId);
  const arrivedAs = (is: StandingCoding): string => {
    const was = find(then, is.id);
    if (was) return family(was.codeId).includes(codeId) ? 'joined' : 'recodedIn';
    return then.reviewed.includes(is.sourceId) ? 'secondThoughts' : 'progress';
  };
  const arrived = (as: string): string[] => came.filter((is) => arrivedAs(is) === as).map(({ id }) => id);
  const counted = then.reviewed.filter(isHere);
  const isIn = (work: StandingWork, sourceId: string): boolean =>
    work.codings.some((each) => each.codeId === codeId && each.sourceId === sourceId);
  const cell = (had: boolean, has: boolean): number =>
    counted.filter((sourceId) => isIn(then, sourceId) === had && isIn(now, sourceId) === has).length;
  const [resized, recoded, removed] = [ids('resized'), ids('recoded'), ids('removed')];
  return {
    codeId,
    base: base.length,
    standing: now.codings.filter((is) => is.codeId === codeId).length,
    changed: resized.length + recoded.length + removed.length,
    unchanged: ids('unchanged'),
    moved: ids('moved'),
    resized,
    recoded,
    removed,
    joined: arrived('joined'),
    recodedIn: arrived('recodedIn'),
    secondThoughts: arrived('secondThoughts'),
    progress: arrived('progress'),
    presence: {
      n: counted.length,
      both: cell(true, true),
      lost: cell(true, false),
      gained: cell(false, true),
      neither: cell(false, false),
    },
  };
}
