// A timeline as a table of a paper: for each line its periods as rows, the base first, then the themes.
import type { Timeline } from '#core/timeline/timeline.ts';
import type { LineOf } from '#core/counting/lines.ts';
import { isSmall } from '#core/counting/share.ts';
import type { TableCell } from '#core/counting/table-cell.ts';
import type { Shown } from '#core/kept-tables/kept-table.ts';
import type { LaidColumn, LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import { columnName } from '../column-name.ts';
import { rowInWords, type FigureCodes } from '../figure-rows.ts';
import { atSentenceStart } from '../sentences.ts';
import { timelineMethod } from '../timeline-method.ts';
import type { Words } from '../words.ts';
import { countCells, countColumns, plainCell, reasonNotes } from './laid-counts.ts';

/** The timeline in words. `codes` are those of its rows, by id. */
export function laidTimeline(words: Words, timeline: Timeline, codes: FigureCodes, shown: Shown): LaidTable {
  const { t } = words;
  const { periods, lines, themes, settings, facts } = timeline;
  const cells = themes.flatMap((theme) => theme.lines.flatMap(({ cells: own, total }) => [...own, total]));
  const hasShares =
    shown.shares !== false && cells.some(({ share, n }) => share !== null && n !== null && !isSmall(n));
  const hasBase = settings.unit === 'sources' || settings.unit === 'respondents';
  const row = (key: string, name: string, depth: number, at: readonly TableCell[]): LaidRow => ({
    key,
    name,
    depth,
    look: key.endsWith(' total') ? 'quiet' : 'plain',
    cells: [
      ...(hasBase ? [plainCell(words, at[0]?.n ?? null)] : []),
      ...at.flatMap((cell) => countCells(words, cell, hasShares)),
    ],
  });
  return {
    caption: t('kept_tables:caption.timeline', {
      rows: t(`kept_tables:rows.${facts.tally.of === 'themes' ? 'themes' : 'codes'}`),
      period: t(`kept_tables:period.${settings.by}`),
    }),
    rowHead: atSentenceStart(words, t('command_line:timeline_period')),
    columns: [
      ...(hasBase ? [baseColumn(t('kept_tables:base'))] : []),
      ...themes.flatMap((theme) =>
        countColumns(
          { key: theme.codeId, name: rowInWords(words, theme, codes, themes).label, note: '' },
          hasShares,
        ),
      ),
    ],
    rows: lines.flatMap((line, place): LaidRow[] => {
      const key = `${line.kind} ${line.className ?? ''}`;
      const depth = lines.length > 1 ? 1 : 0;
      return [
        ...(depth === 0
          ? []
          : [{ key, name: lineName(words, line), depth: 0, look: 'heading' as const, cells: [] }]),
        ...periods.map((period, index) =>
          row(
            `${key} ${period.key}`,
            columnName(words, period.meaning),
            depth,
            themes.map((theme) => theme.lines[place]!.cells[index]!),
          ),
        ),
        row(
          `${key} total`,
          atSentenceStart(words, t('counting:columns.total')),
          depth,
          themes.map((theme) => theme.lines[place]!.total),
        ),
      ];
    }),
    notes: [timelineMethod(words, facts), ...reasonNotes(words, cells, hasShares)],
  };
}

function baseColumn(name: string): LaidColumn {
  return { key: 'base', name, note: '', align: 'end', under: null, format: 'count', shareOf: null };
}

function lineName(words: Words, { kind, className, isPooled }: LineOf): string {
  const { t } = words;
  if (kind === 'interview') return atSentenceStart(words, t('counting:columns.interview'));
  const name = isPooled ? t('command_line:timeline_all_documents') : className;
  return atSentenceStart(words, name ?? t('command_line:timeline_without_class'));
}
