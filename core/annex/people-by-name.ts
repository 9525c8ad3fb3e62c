// The order in which a table lists people. The study's own is that in which they were asked, and pseudonyms are drawn so that
// they do not tell it: where somebody has one, people stand in the order of what they are called.
import { NONE } from '../counting/grouping.ts';
import type { KeptSettings } from '../kept-tables/kept-table.ts';
import { spansOf, type LaidRow, type LaidTable } from '../kept-tables/laid-table.ts';

/** Which parts of a table stand for people. */
export interface PeopleListed {
  readonly inColumns: boolean;
  readonly inRows: boolean;
}

/** Which parts of a kept item stand for people, by what it asks for: tallies have columns, crosstabs rows and columns. */
export function peopleListed(kind: string, asked: KeptSettings['asked']): PeopleListed {
  const isCrosstab = kind === 'crosstab';
  return {
    inColumns: asked[isCrosstab ? 'by2' : 'by'] === 'respondent',
    inRows: isCrosstab && asked['by'] === 'respondent',
  };
}

const byName = new Intl.Collator('en', { numeric: true }).compare;
/** What stands beside people: totals, weights, and what is of nobody. */
const notPeople: ReadonlySet<string> = new Set(['total', 'weights', NONE]);

/** The table with its people in the order of what they are called in it; everything else stays where it is. */
export function withPeopleByName(table: LaidTable, { inColumns, inRows }: PeopleListed): LaidTable {
  const across = inColumns ? withColumnsByName(table) : table;
  return inRows ? { ...across, rows: withRowsByName(across.rows) } : across;
}

function withColumnsByName(table: LaidTable): LaidTable {
  const spans = spansOf(table.columns).map(({ head, from, count }) => {
    const { key = '', name = '' } = head ?? table.columns[from] ?? {};
    return {
      key: key.replace(/^column /, ''),
      name,
      places: Array.from({ length: count }, (_, at) => from + at),
    };
  });
  const places = inOrder(spans, ({ key }) => !notPeople.has(key)).flatMap((span) => span.places);
  return {
    ...table,
    columns: places.map((place) => table.columns[place]!),
    rows: table.rows.map((row) =>
      row.cells.length === 0 ? row : { ...row, cells: places.map((place) => row.cells[place]!) },
    ),
  };
}

/** Each run of rows under one heading is ordered by itself; their keys begin with what they are of. */
function withRowsByName(rows: readonly LaidRow[]): LaidRow[] {
  const runs: LaidRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row.look !== 'heading') last.push(row);
    else runs.push([row]);
  }
  const isPerson = ({ key, look }: LaidRow): boolean =>
    look !== 'heading' && !notPeople.has(key.slice(key.indexOf(' ') + 1));
  return runs.flatMap((run) => inOrder(run, isPerson));
}

/** People by name in the places where people stood. */
function inOrder<T extends { readonly name: string }>(
  list: readonly T[],
  isPerson: (one: T) => boolean,
): T[] {
  const people = list.filter(isPerson).toSorted((a, b) => byName(a.name, b.name));
  let next = 0;
  return list.map((one) => (isPerson(one) ? people[next++]! : one));
}
