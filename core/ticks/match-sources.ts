// Finds the source that a row of a sheet means: by title; failing that, by the title without case, width and
// written forms, by id, by file name, by label, by number. Where several fit, none is taken; where none fits,
// sources whose titles begin alike are proposed.
import type { ClassRecord, SourceRecord } from '../records.ts';
import { numberOf } from './marks.ts';
import type { SheetSource } from './sheet.ts';

export type MatchedBy = 'title' | 'folded' | 'id' | 'file' | 'label' | 'number' | 'chosen';

/** The source that a row means, or why none was found. */
export interface SourceMatch {
  /**
   * `alike`: no source has this name, but some begin with it, or it with them. `repeated`: several rows mean
   * this source. `left`: the analyst leaves the row out.
   */
  readonly outcome: 'matched' | 'ambiguous' | 'alike' | 'repeated' | 'unmatched' | 'left';
  /** Only where the row is matched. */
  readonly sourceId: string | null;
  readonly by: MatchedBy | null;
  /** The sources among which the analyst has to choose. */
  readonly candidates: readonly string[];
}

/** Returns a form of a name that is equal for names that a reader takes for the same. */
export type Fold = (name: string) => string;

type Named = Pick<SheetSource, 'title' | 'date' | 'className'>;

/** Finds sources by the names in a sheet. */
export interface SourceMatcher {
  readonly match: (row: Named) => SourceMatch;
  /** Whether sources are known by this name, not counting numbers. */
  readonly knows: (name: string) => boolean;
}

/** Makes a matcher for these sources. */
export function sourceMatcher(
  sources: readonly SourceRecord[],
  classes: ReadonlyMap<string, ClassRecord>,
  fold: Fold,
): SourceMatcher {
  const indices: readonly { by: MatchedBy; keyOf: (name: string) => string | null; held: Index }[] = [
    { by: 'title', keyOf: (name) => name.trim(), held: indexOf(sources, ({ title }) => [title.trim()]) },
    { by: 'folded', keyOf: fold, held: indexOf(sources, ({ title }) => [fold(title)]) },
    // By the id, which identifies sources in tables that Concord exports.
    { by: 'id', keyOf: plainId, held: indexOf(sources, ({ id }) => [plainId(id)]) },
    { by: 'file', keyOf: fold, held: indexOf(sources, (source) => fileNames(source).map(fold)) },
    { by: 'label', keyOf: fold, held: indexOf(sources, ({ label }) => (label ? [fold(label)] : [])) },
    { by: 'number', keyOf: wholeNumber, held: indexOf(sources, numbersOf) },
  ];
  const find = (name: string): { by: MatchedBy; found: readonly SourceRecord[] } | null => {
    for (const { by, keyOf, held } of indices) {
      const key = keyOf(name);
      const found = key ? held.get(key) : undefined;
      if (found) return { by, found };
    }
    return null;
  };
  let folded: readonly { readonly source: SourceRecord; readonly title: string }[] | null = null;
  const beginningAlike = ({ title, date }: Named): string[] => {
    const wanted = fold(title);
    if (!saysEnough(wanted)) return [];
    folded ??= sources.map((source) => ({ source, title: fold(source.title) }));
    const found = folded.filter(
      ({ source, title: held }) =>
        (held.startsWith(wanted) || (saysEnough(held) && wanted.startsWith(held))) && isOfDate(source, date),
    );
    const ofDay = ({ source }: { source: SourceRecord }): number => Number(source.date === date);
    return found
      .toSorted((a, b) => ofDay(b) - ofDay(a))
      .slice(0, MAX_ALIKE)
      .map(({ source }) => source.id);
  };
  return {
    // A number is too often a tally to show that a column holds titles.
    knows: (name) => (find(name)?.by ?? 'number') !== 'number',
    match: (row) => {
      const hit = find(row.title);
      if (!hit) {
        const alike = beginningAlike(row);
        const outcome = alike.length > 0 ? 'alike' : 'unmatched';
        return { outcome, sourceId: null, by: null, candidates: alike };
      }
      const left = narrowed(hit.found, row, classes, fold);
      const [only] = left;
      const candidates = hit.found.map(({ id }) => id);
      if (left.length === 1 && only)
        return { outcome: 'matched', sourceId: only.id, by: hit.by, candidates: [] };
      return { outcome: left.length > 1 ? 'ambiguous' : 'unmatched', sourceId: null, by: null, candidates };
    },
  };
}

/**
 * Leaves out sources with another date, then narrows by class where that decides; prefers an original to its
 * copies.
 */
function narrowed(
  found: readonly SourceRecord[],
  { date, className }: Named,
  classes: ReadonlyMap<string, ClassRecord>,
  fold: Fold,
): readonly SourceRecord[] {
  const dated = found.filter((source) => isOfDate(source, date));
  const exactly = date === null ? [] : dated.filter((source) => source.date === date);
  const left = exactly.length > 0 ? exactly : dated;
  if (left.length < 2) return left;
  const wanted = className === null ? null : fold(className);
  const classed = left.filter(({ classId }) => fold(classes.get(classId ?? '')?.name ?? '') === wanted);
  const rest = classed.length > 0 ? classed : left;
  const originals = rest.filter(({ duplicateOf }) => !rest.some(({ id }) => id === duplicateOf));
  return originals.length === 1 ? originals : rest;
}

/** Whether the dates are compatible: one may be missing, or less exact. */
function isOfDate(source: SourceRecord, date: string | null): boolean {
  return (
    date === null || source.date === null || source.date.startsWith(date) || date.startsWith(source.date)
  );
}

/** How many sources that begin alike are worth proposing. */
const MAX_ALIKE = 20;

/** Whether a beginning is long enough to distinguish titles; a Chinese character says more than a letter. */
function saysEnough(beginning: string): boolean {
  return beginning.length >= (/\p{Script=Han}/u.test(beginning) ? 3 : 6);
}

type Index = ReadonlyMap<string, readonly SourceRecord[]>;

function indexOf(
  sources: readonly SourceRecord[],
  keysOf: (source: SourceRecord) => readonly string[],
): Index {
  const index = new Map<string, SourceRecord[]>();
  for (const source of sources) {
    for (const key of new Set(keysOf(source))) {
      if (key === '') continue;
      const held = index.get(key);
      if (held) held.push(source);
      else index.set(key, [source]);
    }
  }
  return index;
}

/** The name of the file a source was imported from, with and without its extension. */
function fileNames({ originalName }: SourceRecord): string[] {
  const name = originalName?.split('/').at(-1);
  return name === undefined ? [] : [name, stem(name)];
}

function stem(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
}

function plainId(name: string): string {
  return name.trim().toLowerCase();
}

/** The number in `12`, `012`, `No. 12`, `#12`; null for a name that is more than a number. */
function wholeNumber(name: string): string | null {
  const number = numberOf(name.trim().replace(/^(?:no\.?|nr\.?|#|№)\s*/i, ''));
  return number === null ? null : String(number);
}

/** The number that a title begins with, and the only number in a file name or a label. */
function numbersOf({ title, originalName, label }: SourceRecord): string[] {
  const lead = /^\s*(?:no\.?|nr\.?|#|№)?\s*(\d{1,9})(?![\d年/-]|\.\d)/i.exec(title)?.[1];
  const alone = [stem(originalName?.split('/').at(-1) ?? ''), label ?? ''].flatMap((name) => {
    const numbers = name.match(/\d+/g) ?? [];
    return numbers.length === 1 ? numbers : [];
  });
  return [...(lead === undefined ? [] : [lead]), ...alone].map((digits) => String(Number(digits)));
}
