// The presence of some themes before and after an act on the codebook. Sources whose codings the act changes are counted
// once as they are and once as they will be, so that the table itself stays unchanged; all others are counted once.
import { layerFilter } from './coding-filter.ts';
import { CodingTable, type CodingRow } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { countCells } from './count-cells.ts';
import { columnsOf, type Columns } from './grouping.ts';
import { creditOf, select, type SelectedSource, type Selection } from './selection.ts';
import type { ThemePresence } from './theme-presence.ts';

/** The codings that an act changes, before and after it. */
export interface ChangedCodings {
  readonly gone: readonly CodingRow[];
  readonly come: readonly CodingRow[];
}

/** The codes that each theme counts, before and after the act. */
export interface CodesAround {
  readonly before: readonly ReadonlySet<string>[];
  readonly after: readonly ReadonlySet<string>[];
}

/** For each row of codes, its presence now, in the default layer, out of all sources in scope. */
export function presencesNow(
  corpus: Corpus,
  codings: CodingTable,
  rows: readonly ReadonlySet<string>[],
): ThemePresence[] {
  const now = selectAll(corpus, codings);
  const part = presentIn(now, kindsOf(now), rows);
  return rows.map((_, row) => together([part(row)]));
}

/**
 * For each theme, its presence before and after the act, in the default layer, out of all sources in scope.
 * The act must change codes and codings only.
 */
export function presencesAround(
  corpus: Corpus,
  codings: CodingTable,
  act: ChangedCodings,
  { before, after }: CodesAround,
): { before: ThemePresence; after: ThemePresence }[] {
  const now = selectAll(corpus, codings);
  const ids = new Set([...act.gone, ...act.come].map(({ sourceId }) => sourceId));
  const { touched = [], others = [] } = Object.groupBy(now.sources, ({ record }) =>
    ids.has(record.id) ? 'touched' : 'others',
  );
  const kinds = kindsOf(now);
  const standing = presentIn({ ...now, sources: others }, kinds, [...before, ...after]);
  const earlier = presentIn({ ...now, sources: touched }, kinds, before);
  const later = presentIn(afterwards(now, touched, act, after), kinds, after);
  return before.map((_, theme) => ({
    before: together([standing(theme), earlier(theme)]),
    after: together([standing(before.length + theme), later(theme)]),
  }));
}

function kindsOf({ corpus, scoped }: Selection): Columns {
  return columnsOf(corpus, scoped, 'kind');
}

function selectAll(corpus: Corpus, codings: CodingTable): Selection {
  return select(corpus, codings, { denominator: 'all' });
}

/** The touched sources with the codings that they will have on codes that are counted then. */
function afterwards(
  now: Selection,
  touched: readonly SelectedSource[],
  { gone, come }: ChangedCodings,
  after: readonly ReadonlySet<string>[],
): Selection {
  const { corpus, codings, layer, settings, scoped, people } = now;
  const counted = new Set(after.flatMap((codeIds) => [...codeIds]));
  const isCounted = Array.from({ length: codings.codes.size }, (_, code) =>
    counted.has(codings.codes.idOf(code)),
  );
  const goneIds = new Set(gone.map(({ id }) => id));
  const { code } = codings.columns;
  const rows = come.filter(({ codeId }) => counted.has(codeId));
  for (const { slots, isGroup } of touched) {
    const seen = new Set<number>();
    for (const slot of slots) {
      const own = code[slot]!;
      // Of a source with one person or none, one coding of a code is as good as many.
      if (isCounted[own] !== true || seen.has(own) || !now.accepts(slot)) continue;
      if (goneIds.has(codings.idOf(slot))) continue;
      rows.push(codings.rowAt(slot));
      if (!isGroup) seen.add(own);
    }
  }
  const table = new CodingTable();
  table.load(rows);
  return {
    ...now,
    codings: table,
    sources: touched.map((source) => ({
      ...source,
      slots: table.slotsOf(table.sources.find(source.record.id)),
    })),
    accepts: layerFilter(table, layer, settings.voices, scoped.inScope),
    creditedTo: creditOf(corpus, table, people),
  };
}

/** Where a row is present among some of the sources, and for whom, as numbers of people. */
interface PartialPresence {
  readonly documents: number;
  readonly interviews: number;
  readonly people: readonly number[];
}

function presentIn(
  selection: Selection,
  columns: Columns,
  rows: readonly ReadonlySet<string>[],
): (row: number) => PartialPresence {
  const table = countCells(selection, columns, rows, true);
  const sourcesOf = (row: number, kind: string): number => {
    const column = columns.list.findIndex(({ meaning }) => meaning.what === 'kind' && meaning.kind === kind);
    return column < 0 ? 0 : table.cell(row, column).sources;
  };
  return (row) => ({
    documents: sourcesOf(row, 'document'),
    interviews: sourcesOf(row, 'interview'),
    people: table.people(row, null),
  });
}

/** The presence in sources that were counted apart; a person may have been interviewed in several of them. */
function together(parts: readonly PartialPresence[]): ThemePresence {
  const sum = (of: (part: PartialPresence) => number): number =>
    parts.reduce((all, part) => all + of(part), 0);
  return {
    documents: sum(({ documents }) => documents),
    interviews: sum(({ interviews }) => interviews),
    respondents: new Set(parts.flatMap(({ people }) => people)).size,
  };
}
