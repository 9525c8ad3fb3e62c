// Compares the tally made by hand with the one made here, theme by theme, and lists the sources on which they
// differ. What is coded here is counted by core/counting alone.
import { select } from '../counting/selection.ts';
import { sourceMatrix } from '../counting/source-matrix.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import type { CountingRequest } from '../counting/request.ts';
import type { SourceKind } from '../records.ts';
import { pathOf } from '../codes/codebook.ts';
import { statedOf } from './agreement.ts';
import type { PlannedRow, PlannedTheme } from './tick-plan.ts';
import type {
  Difference,
  DifferenceKind,
  ReconciledTheme,
  Reconciliation,
  Within,
} from './reconciliation.ts';
import type { TickSheet } from './sheet.ts';

/**
 * Compares the sheet with the codings. A tick in any column of a theme counts once. The sources counted are
 * those of the request, or only those of them that the sheet has.
 */
export function reconcile(
  sheet: TickSheet,
  { themes, rows }: { readonly themes: readonly PlannedTheme[]; readonly rows: readonly PlannedRow[] },
  corpus: Corpus,
  codings: CodingTable,
  request: CountingRequest,
  within: Within,
): Reconciliation {
  const rowsOf = Map.groupBy(
    rows.flatMap(({ sourceId }, at) => (sourceId === null ? [] : [{ sourceId, at }])),
    ({ sourceId }) => sourceId,
  );
  const contradictedBy = contradictions(rows);
  const codeIds = [...new Set(themes.flatMap(({ codeId }) => codeId ?? []))];
  // Of the whole request: the sources of the sheet alone could choose another layer, and both are compared.
  const layer = select(corpus, codings, request).layer.request;
  const whole = { ...request, layer, of: codeIds, unit: 'sources' } as const;
  const ownScope = { ...request.scope, sourceIds: [...rowsOf.keys()] };
  const asked = within === 'sheet' ? { ...whole, scope: ownScope } : whole;
  const any = sourceMatrix(corpus, codings, asked);
  const spans = sourceMatrix(corpus, codings, { ...asked, basis: 'spans' });
  const wide = within === 'sheet' ? sourceMatrix(corpus, codings, whole) : any;
  const counted = any.rows.flatMap(({ source, counted: isCounted }, at) =>
    isCounted ? [{ source, at }] : [],
  );
  const inBase = new Set(counted.map(({ source }) => source.id));
  const isOutside = (sourceId: string): boolean => !rowsOf.has(sourceId) && !contradictedBy.has(sourceId);
  const kinds = (['document', 'interview'] as const).filter((kind) =>
    counted.some(({ source }) => source.kind === kind),
  );

  const columnsOf = Map.groupBy(
    themes.flatMap((theme, index) => (theme.codeId === null && theme.by !== 'new' ? [] : [{ theme, index }])),
    ({ theme }) => theme.codeId ?? `new ${theme.name}`,
  );
  const reconciled = [...columnsOf.values()].flatMap((columns): ReconciledTheme[] => {
    const [first] = columns;
    if (!first) return [];
    const { codeId, place } = first.theme;
    const ticksOf = ({ ticks }: TickSheet['sources'][number]): number[] =>
      columns.flatMap(({ index }) => ticks.get(index) ?? []);
    const isTicked = (at: number): boolean => {
      const row = sheet.sources[at];
      return row !== undefined && ticksOf(row).length > 0;
    };
    const tickedAt = (sourceId: string): number[] =>
      (rowsOf.get(sourceId) ?? []).flatMap(({ at }) => (isTicked(at) ? [at] : []));
    const ticks = sheet.sources.filter((row) => ticksOf(row).length > 0).length;
    const numbers = columns.reduce((sum, { theme }) => sum + theme.numbers, 0);
    const { stated, agreement, astray } = statedOf(
      columns.map(({ theme }) => theme),
      ticks,
      numbers,
    );
    const column = codeId === null ? -1 : codeIds.indexOf(codeId);
    const found = counted.map(({ source, at }) => ({
      source,
      isTicked: tickedAt(source.id).length > 0,
      isCoded: any.rows[at]?.cells[column] === 1,
      hasPassage: spans.rows[at]?.cells[column] === 1,
    }));
    const count = (kind: SourceKind, is: (each: (typeof found)[number]) => boolean): number =>
      found.filter((each) => each.source.kind === kind && is(each)).length;
    const differenceAt = (
      sourceId: string,
      what: DifferenceKind,
      because: Difference['because'] = null,
    ): Difference[] => {
      const source = corpus.tables.source.get(sourceId);
      const own = rowsOf.get(sourceId) ?? contradictedBy.get(sourceId) ?? [];
      const unclear = own.flatMap(({ at }) =>
        columns.flatMap(({ index }) => sheet.sources[at]?.unclear.get(index) ?? []),
      );
      return source
        ? [
            {
              sourceId,
              title: source.title,
              kind: source.kind,
              what,
              because,
              unclear: what === 'not_ticked' ? (unclear[0] ?? null) : null,
              rows: own.map(({ at }) => rows[at]?.row ?? 0),
            },
          ]
        : [];
    };
    const ticked = [...rowsOf.keys()].filter((sourceId) => tickedAt(sourceId).length > 0);
    const codedAnywhere = wide.rows.flatMap(({ source, counted: isCounted, cells }) =>
      isCounted && cells[column] === 1 ? [source.id] : [],
    );
    const outside = codedAnywhere.filter(isOutside);
    const contradicted = [...contradictedBy].flatMap(([sourceId, own]) =>
      codedAnywhere.includes(sourceId) || own.some(({ at }) => isTicked(at)) ? [sourceId] : [],
    );
    const ofSources = ticked.reduce((sum, sourceId) => sum + tickedAt(sourceId).length, 0);
    return [
      {
        place,
        name: [...new Set(columns.map(({ theme }) => theme.name))].join(' / '),
        codeId,
        path: codeId === null ? [] : pathOf(corpus.codebook, codeId),
        ticks,
        numbers,
        stated,
        agreement,
        astray,
        withoutSource: ticks - ofSources,
        again: ofSources - ticked.length,
        unclear: columns.reduce(
          (sum, { index }) => sum + sheet.sources.filter(({ unclear }) => unclear.has(index)).length,
          0,
        ),
        rowsHere: [...rowsOf.values()].reduce((sum, own) => sum + own.length, 0),
        sides: kinds.map((kind) => ({
          kind,
          ticked: count(kind, (each) => each.isTicked),
          coded: count(kind, ({ isCoded }) => isCoded),
          withPassage: count(kind, ({ hasPassage }) => hasPassage),
        })),
        outside: outside.length,
        differences:
          codeId === null
            ? []
            : [
                ...found.flatMap(({ source, isCoded, hasPassage, isTicked: isOne }) => {
                  if (contradictedBy.has(source.id)) return [];
                  if (isOne && !isCoded) return differenceAt(source.id, 'not_coded');
                  if (isOne && !hasPassage) return differenceAt(source.id, 'no_passage');
                  return isCoded && !isOne ? differenceAt(source.id, 'not_ticked') : [];
                }),
                ...ticked
                  .filter((sourceId) => !inBase.has(sourceId))
                  .flatMap((sourceId) => differenceAt(sourceId, 'not_counted', reasonOf(corpus, sourceId))),
                ...contradicted.flatMap((sourceId) => differenceAt(sourceId, 'contradicted')),
                ...(within === 'sheet' ? outside : []).flatMap((sourceId) =>
                  differenceAt(sourceId, 'not_in_sheet'),
                ),
              ],
      },
    ];
  });
  const unfound = rows.filter(({ sourceId, outcome }) => sourceId === null && outcome !== 'repeated').length;
  return {
    within,
    reach: {
      inSheet: rowsOf.size + contradictedBy.size + unfound,
      compared: [...rowsOf.keys()].filter((sourceId) => inBase.has(sourceId)).length,
      counted: counted.filter(({ source }) => !contradictedBy.has(source.id)).length,
      contradicted: contradictedBy.size,
    },
    themes: reconciled,
    base: kinds.map((kind) => ({
      kind,
      sources: counted.filter(({ source }) => source.kind === kind).length,
    })),
    rowsAstray: sheet.sources.flatMap(({ row, title, stated, ticks }) => {
      const numbers = [...ticks.values()].reduce((sum, count) => sum + count, 0);
      const isAstray = stated !== null && stated !== ticks.size && stated !== numbers;
      return isAstray ? [{ row, title, stated, ticks: ticks.size }] : [];
    }),
    facts: any.tally.facts,
  };
}

/** The sources that several rows mean but mark differently, with those rows. */
function contradictions(
  rows: readonly PlannedRow[],
): Map<string, readonly { readonly sourceId: string; readonly at: number }[]> {
  const repeated = rows.flatMap(({ outcome, candidates: [sourceId] }, at) =>
    outcome === 'repeated' && sourceId !== undefined ? [{ sourceId, at }] : [],
  );
  return Map.groupBy(repeated, ({ sourceId }) => sourceId);
}

function reasonOf({ tables }: Corpus, sourceId: string): Difference['because'] {
  const source = tables.source.get(sourceId);
  if (source?.status === 'excluded') return 'excluded';
  return source?.duplicateOf == null ? 'outside' : 'duplicate';
}
