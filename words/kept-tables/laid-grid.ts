// A summary grid as a table of a paper: for each theme the number of passages and the words of the analysts beside it.
import { namedIn } from '#core/codes/code-names.ts';
import { emptyCell } from '#core/summary-grid/grid-json.ts';
import type { GridRow } from '#core/summary-grid/grid-row.ts';
import { wordsColumnOf } from '#core/kept-tables/words-in-grids.ts';
import { byPlace, placeKey, placeOf, progressOf, type WrittenGrid } from '#core/summary-grid/written.ts';
import type { LaidCell, LaidHead, LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import type { FigureCodes } from '../figure-rows.ts';
import { gridGroupHead, gridMethod, gridProgress } from '../grid-method.ts';
import { countInWords } from '../numbers.ts';
import type { Words } from '../words.ts';

/** What a grid on paper says besides its numbers. */
export interface GridTelling {
  readonly codes: FigureCodes;
  readonly coderName: (id: string) => string;
  /** The name of the attribute that rows are grouped by; empty for another grouping. */
  readonly attribute: string;
  /** The pinned quotes in words, by the id of their coding; none where quotes are left out. */
  readonly quotes: ReadonlyMap<string, string>;
}

/**
 * The grid in words. Where several people have written in one cell, their names stand before their words. What was written of
 * somebody who agreed to be counted only is held back, and said to be: this is a table for others to read.
 */
export function laidGrid(words: Words, written: WrittenGrid, telling: GridTelling): LaidTable {
  const { t } = words;
  const { grid } = written;
  const [summaries, quotes] = [byPlace(written.summaries), byPlace(written.quotes)];
  const heads = grid.themes.map(({ codeId, path, rows }): LaidHead => ({
    key: codeId,
    name: namedIn(
      telling.codes.get(codeId) ?? { name: path.at(-1) ?? '', name2: null },
      words.codebookLanguage,
    ).name,
    note: t('figures:found', { found: countInWords(words, rows), n: countInWords(words, grid.inBase) }),
  }));
  const cellsOf = (row: GridRow, theme: number): LaidCell[] => {
    const key = placeKey(placeOf(grid, row, grid.themes[theme]!.codeId));
    const { passages } = row.cells[theme]!;
    const own = summaries.get(key) ?? [];
    const isOfSeveral = new Set(own.map(({ coderId }) => coderId)).size > 1;
    const bodies = own.map(({ coderId, body }) =>
      isOfSeveral
        ? t('summary_grid:said_by', { coder: telling.coderName(coderId), text: body.trim() })
        : body.trim(),
    );
    const quoted = (quotes.get(key) ?? []).flatMap(({ codingId }) => telling.quotes.get(codingId) ?? []);
    const empty = emptyCell(row, theme);
    const text = [...bodies, ...new Set(quoted)].join('\n');
    return [
      empty === null ? { text: countInWords(words, passages), value: passages } : { text: '–' },
      {
        text:
          text === '' && empty !== null
            ? t(`summary_grid:empty.${empty}`)
            : text !== '' && row.consent === 'counts'
              ? t('summary_grid:held_counts')
              : text,
      },
    ];
  };
  let from = 0;
  const rows = grid.groups.flatMap((group, place): LaidRow[] => {
    const own = grid.rows.slice(from, (from += group.rows)).map((row): LaidRow => ({
      key: row.id,
      name: row.name,
      depth: group.meanings.length === 0 ? 0 : 1,
      look: 'plain',
      cells: grid.themes.flatMap((_, theme) => cellsOf(row, theme)),
    }));
    if (group.meanings.length === 0) return own;
    const name = gridGroupHead(words, grid.of, group, telling.attribute);
    return [{ key: `group ${place}`, name, depth: 0, look: 'heading', cells: [] }, ...own];
  });
  return {
    caption: gridTitle(words, written),
    rowHead: t(`summary_grid:corner.${grid.of}`),
    isOfText: true,
    columns: heads.flatMap((head) => [
      {
        key: head.key,
        name: 'n',
        note: '',
        align: 'end' as const,
        under: head,
        format: 'count' as const,
        shareOf: null,
      },
      {
        key: wordsColumnOf(head.key),
        name: t('summary_grid:summary'),
        note: '',
        align: 'start' as const,
        under: head,
        format: 'text' as const,
        shareOf: null,
      },
    ]),
    rows,
    notes: [gridProgress(words, grid, progressOf(written)), gridMethod(words, grid)],
  };
}

/** What the grid shows: “What each respondent says on 3 themes”. */
function gridTitle({ t }: Words, { grid }: Pick<WrittenGrid, 'grid'>): string {
  const count = grid.themes.length;
  return t(`summary_grid:title.${grid.of}`, { themes: t('summary_grid:themes', { count }) });
}
