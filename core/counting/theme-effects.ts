// What an act on the codebook does to the counts of themes: merging, moving or deleting codes can change a theme that
// nobody looked at.
import { countedCodes, type Codebook } from '../codebook.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { countCells, type CountTable } from './count-cells.ts';
import { columnsOf } from './grouping.ts';
import { select } from './selection.ts';

/** In how much evidence a theme is present: distinct documents, interviews and people. */
export interface ThemePresence {
  readonly documents: number;
  readonly interviews: number;
  readonly respondents: number;
}

/** A theme whose counts an act changes. A theme that is gone after the act counts nothing then. */
export interface ThemeEffect {
  readonly themeId: string;
  readonly before: ThemePresence;
  readonly after: ThemePresence;
}

/** What an act makes of the codebook and of the codings. */
export interface CodebookAct {
  readonly after: Codebook;
  /** The code that codings of a code belong to afterwards. */
  readonly becomes: (codeId: string) => string;
  /** Codings that go, because they would stand twice. */
  readonly joined: ReadonlySet<string>;
}

/** The themes whose counts an act changes, in the default layer, out of all sources in scope. */
export function themeEffects(corpus: Corpus, codings: CodingTable, act: CodebookAct): ThemeEffect[] {
  const { codebook } = corpus;
  const themeIds = codebook.inOrder
    .filter(({ id, isTheme }) => isTheme || act.after.byId.get(id)?.isTheme === true)
    .map(({ id }) => id);
  const selection = select(corpus, codings, { denominator: 'all' });
  const columns = columnsOf(corpus, selection.scoped, 'kind');
  const before = countCells(
    selection,
    columns,
    themeIds.map((id) => countedCodes(codebook, id)),
  );
  const after = countCells(
    {
      ...selection,
      accepts: (slot) =>
        selection.accepts(slot) && (act.joined.size === 0 || !act.joined.has(codings.idOf(slot))),
    },
    columns,
    themeIds.map((id) => {
      if (act.after.byId.get(id)?.isTheme !== true) return new Set<string>();
      const counted = countedCodes(act.after, id);
      return new Set([...codebook.byId.keys()].filter((codeId) => counted.has(act.becomes(codeId))));
    }),
  );
  const placeOf = (kind: string): number =>
    columns.list.findIndex(({ meaning }) => meaning.what === 'kind' && meaning.kind === kind);
  const documents = placeOf('document');
  const interviews = placeOf('interview');
  const presence = (table: CountTable, row: number): ThemePresence => ({
    documents: documents < 0 ? 0 : table.cell(row, documents).sources,
    interviews: interviews < 0 ? 0 : table.cell(row, interviews).sources,
    respondents: table.cell(row, null).respondents,
  });
  return themeIds
    .map((themeId, row) => ({ themeId, before: presence(before, row), after: presence(after, row) }))
    .filter(({ before: then, after: now }) =>
      (['documents', 'interviews', 'respondents'] as const).some((unit) => then[unit] !== now[unit]),
    );
}
