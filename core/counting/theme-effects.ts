// How an act changes the counts of themes: merging, moving or deleting codes can change a theme that nobody
// was looking at, and so can an act on sources or people.
import type { Change } from '../change.ts';
import { countedCodes, type Codebook } from '../codes/codebook.ts';
import type { CodingRow, CodingTable } from './coding-table.ts';
import { codebookAfter, type Corpus } from './corpus.ts';
import type { ThemeEffect, ThemePresence } from './theme-presence.ts';
import { presencesAround, presencesNow, type ChangedCodings } from './theme-sums.ts';

/** The codebook and codings after an act that changes nothing else that decides what counts. */
export interface CodebookAct extends ChangedCodings {
  readonly after: Codebook;
}

/** The change as such an act; null where it touches anything else that decides what counts, such as coders. */
export function codebookAct(corpus: Corpus, change: Change): CodebookAct | null {
  const after = codebookAfter(corpus, change);
  if (!after) return null;
  const { added, updated, removed } = change;
  const changed = Object.values(updated.coding ?? {});
  return {
    after,
    gone: [...Object.values(removed.coding ?? {}), ...changed.map(([from]) => from)],
    come: [...Object.values(added.coding ?? {}), ...changed.map(([, to]) => to)],
  };
}

/**
 * The themes whose counts an act on the codebook changes, in the default layer, out of all sources in scope.
 * Counts only the themes that include other codes afterwards, or codings that change.
 */
export function themeEffects(corpus: Corpus, codings: CodingTable, act: CodebookAct): ThemeEffect[] {
  const isThemeAfter = new Set(themesOf(act.after));
  const goneFrom = codesOf(act.gone);
  const comeTo = codesOf(act.come);
  const touched = themesOf(corpus.codebook).flatMap((themeId) => {
    const before = countedCodes(corpus.codebook, themeId);
    const after = isThemeAfter.has(themeId) ? countedCodes(act.after, themeId) : new Set<string>();
    const isTouched = !areSame(before, after) || haveCommon(before, goneFrom) || haveCommon(after, comeTo);
    return isTouched ? [{ themeId, before, after }] : [];
  });
  if (touched.length === 0) return [];
  const found = presencesAround(corpus, codings, act, {
    before: touched.map(({ before }) => before),
    after: touched.map(({ after }) => after),
  });
  return touched.map(({ themeId }, place) => ({ themeId, ...found[place]! })).filter(isChanged);
}

/**
 * In which documents and interviews and for which people each theme is present now, as counts, in the default
 * layer, out of all sources in scope.
 */
export function themePresences(corpus: Corpus, codings: CodingTable): ReadonlyMap<string, ThemePresence> {
  const themeIds = themesOf(corpus.codebook);
  const rows = themeIds.map((id) => countedCodes(corpus.codebook, id));
  const found = presencesNow(corpus, codings, rows);
  return new Map(themeIds.map((id, row) => [id, found[row]!]));
}

/** The themes whose presence differs before and after an act on sources or people. */
export function changedPresences(
  before: ReadonlyMap<string, ThemePresence>,
  after: ReadonlyMap<string, ThemePresence>,
): ThemeEffect[] {
  return [...before]
    .map(([themeId, then]) => ({ themeId, before: then, after: after.get(themeId) ?? nothing }))
    .filter(isChanged);
}

function themesOf(codebook: Codebook): string[] {
  return codebook.inOrder.filter(({ isTheme }) => isTheme).map(({ id }) => id);
}

function codesOf(codings: readonly CodingRow[]): Set<string> {
  return new Set(codings.map(({ codeId }) => codeId));
}

function areSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function haveCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...b].some((one) => a.has(one));
}

const nothing: ThemePresence = { documents: 0, interviews: 0, respondents: 0 };

function isChanged({ before, after }: ThemeEffect): boolean {
  return (['documents', 'interviews', 'respondents'] as const).some((unit) => before[unit] !== after[unit]);
}
