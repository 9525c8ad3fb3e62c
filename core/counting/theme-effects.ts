// What an act on the codebook does to the counts of themes: merging, moving or deleting codes can change a theme that
// nobody looked at. An act on sources or on people can do the same.
import { countedCodes, type Codebook } from '../codebook.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { countCells } from './count-cells.ts';
import { columnsOf } from './grouping.ts';
import { select, type Selection } from './selection.ts';
import type { ThemeEffect, ThemePresence } from './theme-presence.ts';

/** What an act makes of the codebook and of the codings. */
export interface CodebookAct {
  readonly after: Codebook;
  /** The code that codings of a code belong to afterwards. */
  readonly becomes: (codeId: string) => string;
  /** Codings that go, because they would stand twice. */
  readonly joined: ReadonlySet<string>;
}

/** The themes whose counts an act on the codebook changes, in the default layer, out of all sources in scope. */
export function themeEffects(corpus: Corpus, codings: CodingTable, act: CodebookAct): ThemeEffect[] {
  const { codebook } = corpus;
  const themeIds = codebook.inOrder
    .filter(({ id, isTheme }) => isTheme || act.after.byId.get(id)?.isTheme === true)
    .map(({ id }) => id);
  const selection = select(corpus, codings, { denominator: 'all' });
  const before = presences(
    selection,
    themeIds.map((id) => countedCodes(codebook, id)),
  );
  const after = presences(
    {
      ...selection,
      accepts: (slot) =>
        selection.accepts(slot) && (act.joined.size === 0 || !act.joined.has(codings.idOf(slot))),
    },
    themeIds.map((id) => {
      if (act.after.byId.get(id)?.isTheme !== true) return new Set<string>();
      const counted = countedCodes(act.after, id);
      return new Set([...codebook.byId.keys()].filter((codeId) => counted.has(act.becomes(codeId))));
    }),
  );
  return themeIds
    .map((themeId, row) => ({ themeId, before: before[row]!, after: after[row]! }))
    .filter(isChanged);
}

/** In how much evidence each theme is present now, in the default layer, out of all sources in scope. */
export function themePresences(corpus: Corpus, codings: CodingTable): ReadonlyMap<string, ThemePresence> {
  const themeIds = corpus.codebook.inOrder.filter(({ isTheme }) => isTheme).map(({ id }) => id);
  const found = presences(
    select(corpus, codings, { denominator: 'all' }),
    themeIds.map((id) => countedCodes(corpus.codebook, id)),
  );
  return new Map(themeIds.map((id, row) => [id, found[row]!]));
}

/** The themes that are present in other evidence after an act on sources or people than before it. */
export function changedPresences(
  before: ReadonlyMap<string, ThemePresence>,
  after: ReadonlyMap<string, ThemePresence>,
): ThemeEffect[] {
  return [...before]
    .map(([themeId, then]) => ({ themeId, before: then, after: after.get(themeId) ?? nothing }))
    .filter(isChanged);
}

const nothing: ThemePresence = { documents: 0, interviews: 0, respondents: 0 };

function isChanged({ before, after }: ThemeEffect): boolean {
  return (['documents', 'interviews', 'respondents'] as const).some((unit) => before[unit] !== after[unit]);
}

/** By row: where the codings of its codes are present. */
function presences(selection: Selection, rows: readonly ReadonlySet<string>[]): ThemePresence[] {
  const columns = columnsOf(selection.corpus, selection.scoped, 'kind');
  const table = countCells(selection, columns, rows);
  const placeOf = (kind: string): number =>
    columns.list.findIndex(({ meaning }) => meaning.what === 'kind' && meaning.kind === kind);
  const sourcesIn = (row: number, column: number): number =>
    column < 0 ? 0 : table.cell(row, column).sources;
  const [documents, interviews] = [placeOf('document'), placeOf('interview')];
  return rows.map((_, row) => ({
    documents: sourcesIn(row, documents),
    interviews: sourcesIn(row, interviews),
    respondents: table.cell(row, null).respondents,
  }));
}
