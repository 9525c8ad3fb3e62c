// Portraits: where in each source its passages of each theme lie, and who carries a theme. The numbers are those of the
// summary grid; the places come from the same selection.
import { countedCodes } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import { stanceNumbers } from '../counting/coding-columns.ts';
import type { Corpus } from '../counting/corpus.ts';
import type { CountingFacts } from '../counting/facts.ts';
import { placesOf } from '../counting/places.ts';
import type { LayerRequest } from '../counting/request.ts';
import { columnsOf, type ColumnMeaning } from '../counting/grouping.ts';
import { select, type Selection } from '../counting/selection.ts';
import { SidesOfSource } from '../relations/sides.ts';
import type { Span } from '../span.ts';
import { arranged, type GridGroup } from '../summary-grid/arrange.ts';
import type { GridRow } from '../summary-grid/grid-row.ts';
import { gridIn, rowsIn } from '../summary-grid/grid.ts';
import { countingOf, orderOf, type GridRows } from '../summary-grid/request.ts';
import { spreadOf, type Spread } from './carrying.ts';
import type { PortraitsRequest } from './request.ts';

/** A passage in a line. */
export interface PortraitPlace extends Span {
  /** Whether a coding of it is a counterexample. */
  readonly isCounterexample: boolean;
}

/** A source from its first character to its last. */
export interface PortraitLine extends Omit<GridRow, 'sourceIds' | 'cells' | 'consent'> {
  /** In UTF-16 code units, as the places are. */
  readonly length: number;
  /** A BCP 47 tag; null where it is unknown. */
  readonly language: string | null;
  /** A partial date; null where it is unknown. */
  readonly date: string | null;
  /** The values of the attribute that lines are sorted by; none where they are sorted otherwise, or it has none. */
  readonly values: readonly ColumnMeaning[];
  /** By theme, the passages in text order; no two of one theme share a character. */
  readonly places: readonly (readonly PortraitPlace[])[];
}

/** A respondent or a source with its passages. */
export interface Carrier extends Omit<GridRow, 'cells' | 'consent'> {
  /** The place of its group. */
  readonly group: number;
  /** By theme. */
  readonly passages: readonly number[];
}

/** A theme, and how it is spread over the carriers. */
export interface PortraitTheme {
  readonly codeId: string;
  /** Names from the root of the codebook. */
  readonly path: readonly string[];
  /** The passages of all lines, each once. */
  readonly passages: number;
  /** Its `largest` are places in the list of carriers. */
  readonly spread: Spread;
}

/** The facts for the method sentence of portraits. */
export interface PortraitsFacts extends CountingFacts {
  /** Codings of whole sources, which have no place in the text and are left out. */
  readonly withoutPlace: number;
  /** Whether a passage counts for several people. */
  readonly hasShared: boolean;
}

/** Lines and carriers. */
export interface Portraits {
  readonly of: GridRows;
  readonly themes: readonly PortraitTheme[];
  /** In the order of their groups. */
  readonly lines: readonly PortraitLine[];
  /** The groups of the lines; one without a value where nothing is grouped. */
  readonly groups: readonly GridGroup[];
  readonly carriers: readonly Carrier[];
  readonly carrierGroups: readonly GridGroup[];
  /** Carriers in the base: what `spread.carriers` are out of. */
  readonly inBase: number;
  /** Interviews in scope for which no respondent is named; they have a line and are among no carriers. */
  readonly withoutRespondent: number;
  readonly layer: LayerRequest;
  readonly facts: PortraitsFacts;
}

/**
 * Makes portraits. Throws AppError `unsupported` for a majority, whose passages are nobody's, and `not_found` for a code,
 * coder or attribute that is not in the corpus.
 */
export function portraits(corpus: Corpus, codings: CodingTable, request: PortraitsRequest): Portraits {
  const selection = select(corpus, codings, countingOf(request));
  const carried = gridIn(selection, request);
  const { placesIn, withoutPlace } = placesBySource(selection, carried.themes);
  const valuesOf = valuesBeside(selection, request);
  const placesOfSource = (id: string): PortraitLine['places'] =>
    placesIn.get(id) ?? carried.themes.map(() => []);
  // The grid of respondents has no rows of sources; these are counted by the passages found.
  const drawn =
    request.of === 'sources'
      ? { ordered: carried.rows, groups: carried.groups }
      : arranged(
          selection,
          'sources',
          rowsIn(selection, 'sources').map((row) => ({
            ...row,
            cells: placesOfSource(row.id).map((own) => ({ passages: own.length, isWhole: false })),
          })),
          orderOf(request),
        );
  const lines = drawn.ordered.map(({ id, name, isReviewed, isInBase }): PortraitLine => {
    const { length, language, date } = corpus.tables.source.get(id)!;
    const places = placesOfSource(id);
    return { id, name, isReviewed, isInBase, length, language, date, values: valuesOf(id), places };
  });
  const groupOf = carried.groups.flatMap(({ rows }, group) => Array.from({ length: rows }, () => group));
  const carriers = carried.rows.map(({ cells, ...row }, place): Carrier => ({
    ...row,
    group: groupOf[place]!,
    passages: cells.map(({ passages }) => passages),
  }));
  const themes = carried.themes.map(({ codeId, path }, theme): PortraitTheme => ({
    codeId,
    path,
    passages: lines.reduce((sum, { places }) => sum + places[theme]!.length, 0),
    spread: spreadOf(carriers.map(({ passages }) => passages[theme]!)),
  }));
  return {
    of: request.of,
    themes,
    lines,
    groups: drawn.groups,
    carriers,
    carrierGroups: carried.groups,
    inBase: carried.inBase,
    withoutRespondent: carried.withoutRespondent,
    layer: carried.layer,
    facts: {
      ...carried.facts,
      withoutPlace,
      hasShared: themes.some(({ passages, spread }) => spread.passages > passages),
    },
  };
}

interface PlacesBySource {
  /** By source and theme; sources without any are left out. */
  readonly placesIn: ReadonlyMap<string, readonly (readonly PortraitPlace[])[]>;
  readonly withoutPlace: number;
}

/** The values of the attribute that lines are sorted by, of a source; none where they are sorted otherwise. */
function valuesBeside(
  { corpus, scoped }: Selection,
  { sort }: PortraitsRequest,
): (sourceId: string) => readonly ColumnMeaning[] {
  if (typeof sort !== 'object') return () => [];
  const columns = columnsOf(corpus, scoped, sort);
  return (id) =>
    columns
      .ofSource(id)
      .map((place) => columns.list[place]!.meaning)
      .filter(({ what }) => what !== 'none');
}

function placesBySource(
  selection: Selection,
  themes: readonly { readonly codeId: string }[],
): PlacesBySource {
  const { corpus, codings } = selection;
  const { rollup } = selection.settings;
  const here = new SidesOfSource(
    selection,
    themes.map(({ codeId }) => (rollup ? countedCodes(corpus.codebook, codeId) : new Set([codeId]))),
  );
  const counterexample = stanceNumbers.indexOf('contradicts');
  const { stance } = codings.columns;
  const placesIn = new Map<string, readonly (readonly PortraitPlace[])[]>();
  let withoutPlace = 0;
  for (const source of selection.sources) {
    here.take(source);
    withoutPlace += here.wholes;
    if (here.present.length === 0) continue;
    placesIn.set(
      source.record.id,
      themes.map((_, theme) =>
        placesOf(codings.columns, here.slotsOf(theme)).spans.map(({ start, end, slots }) => ({
          start,
          end,
          isCounterexample: slots.some((slot) => stance[slot] === counterexample),
        })),
      ),
    );
  }
  return { placesIn, withoutPlace };
}
