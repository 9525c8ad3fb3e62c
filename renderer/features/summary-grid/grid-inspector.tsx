import { useRef, type KeyboardEvent } from 'react';
import { citationOf, isQuotable } from '#core/citation.ts';
import type { GridRow } from '#core/summary-grid/grid-row.ts';
import type { GridRequest } from '#core/summary-grid/request.ts';
import { placeOf, type WrittenGrid } from '#core/summary-grid/written.ts';
import type { ShownPassage } from '#electron/services/quotes.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { projectStore } from '#renderer/state/project.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { GridCellPlace } from '#renderer/ui/table/cell-grid-props.ts';
import { citationInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { focusOn, goOn, useActiveCell } from './grid-desk.ts';
import { confirmOwn } from './grid-acts.ts';
import { GridPassages } from './grid-passages.tsx';
import { cellBeside, cellsWritten, nextWithout, shownGroups, type CellsWritten } from './grid-rows.ts';
import styles from './grid.module.css';
import { SummaryEditor, type SummaryHandle } from './summary-editor.tsx';
import { useGrid, useGridChoices } from './use-grid.ts';

/** Beside the grid: the passages of the active cell above, its summaries below. */
export function GridInspector() {
  const { t } = useWords();
  const active = useActiveCell();
  const { request, answer } = useGrid();
  const written = answer.value;
  const row = written?.grid.rows.find(({ id }) => id === active?.row);
  const theme = written?.grid.themes.findIndex(({ codeId }) => codeId === active?.column) ?? -1;
  if (!written || !active || !row || theme < 0) return <EmptyState sentence={t('summary_grid:choose')} />;
  return (
    <Cell
      key={`${written.grid.of} ${active.row} ${active.column}`}
      written={written}
      request={request}
      row={row}
      theme={theme}
      active={active}
    />
  );
}

interface CellProps {
  readonly written: WrittenGrid;
  readonly request: GridRequest;
  readonly row: GridRow;
  readonly theme: number;
  readonly active: GridCellPlace;
}

function Cell({ written, request, row, theme, active }: CellProps) {
  const words = useWords();
  const { t } = words;
  const [{ show }] = useGridChoices();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const coderId = useWorkingCoderId();
  const code = useProject((state) => state.codebook.byId.get(active.column));
  const coders = useProject((state) => state.tables.coder);
  const editor = useRef<SummaryHandle>(null);
  const { grid } = written;
  const cells = cellsWritten(written);
  const place = placeOf(grid, row, active.column);
  const summaries = cells.summariesOf(row, theme);
  const quotes = cells.quotesOf(row, theme).filter((quote) => quote.coderId === coderId);
  const own = summaries.find((summary) => summary.coderId === coderId);
  const canWrite = !readOnly && coderId !== undefined;
  const step = (to: 1 | -1 | 'without'): void => {
    const next = cellAfter(written, cells, show, active, to);
    if (next) goOn('summary', next);
    else focusOn('grid');
  };
  const insert = (shown: ShownPassage): void => {
    const text = insertionOf(words, shown);
    if (text === null) return;
    editor.current?.insert(text);
    focusOn('summary');
  };
  const { passages } = row.cells[theme]!;
  return (
    <div className={styles.inspector}>
      <header className={styles.inspectorHead}>
        <h2 className={styles.inspectorName}>
          {row.name} <span aria-hidden>×</span>{' '}
          {code && <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch>}
        </h2>
        <p className={styles.quiet}>
          {[
            t(grid.of === 'respondents' ? 'summary_grid:passages_in' : 'summary_grid:passages', {
              count: passages,
              interviews: t('summary_grid:interviews', { count: row.sourceIds.length }),
            }),
            ...(quotes.length === 0 ? [] : [t('summary_grid:pinned_count', { count: quotes.length })]),
          ].join(t('summary_grid:separator'))}
        </p>
      </header>
      <GridPassages
        label={t('summary_grid:passages_of', { row: row.name, theme: code?.name ?? '' })}
        request={request}
        place={place}
        quotes={quotes}
        acts={canWrite ? { insert } : null}
        onKey={(event: KeyboardEvent) => {
          if (event.key === 's' && !event.ctrlKey && !event.metaKey) return confirmOwn(own);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return (step('without'), true);
          return false;
        }}
      />
      {summaries
        .filter((summary) => summary.coderId !== coderId)
        .map((summary) => (
          <section key={summary.id} className={styles.others}>
            <h3 className={styles.small}>
              {t('summary_grid:of', { coder: coders.get(summary.coderId)?.name ?? '' })}
            </h3>
            <p>{summary.body}</p>
          </section>
        ))}
      {canWrite ? (
        <SummaryEditor
          ref={editor}
          place={place}
          coderId={coderId}
          written={own}
          layer={grid.layer}
          onStep={step}
          onInsert={() => focusOn('passages')}
        />
      ) : (
        own && (
          <section className={styles.others}>
            <h3 className={styles.small}>{t('summary_grid:yours')}</h3>
            <p>{own.body}</p>
          </section>
        )
      )}
    </div>
  );
}

/** The cell to go on with; null at the ends, and where every cell has a summary. */
function cellAfter(
  written: WrittenGrid,
  cells: CellsWritten,
  show: Parameters<typeof shownGroups>[2],
  active: GridCellPlace,
  to: 1 | -1 | 'without',
): GridCellPlace | null {
  const rows = shownGroups(written, cells, show, active.row).flatMap((group) => group.rows);
  return to === 'without' ? nextWithout(written, cells, rows, active) : cellBeside(written, rows, active, to);
}

/** The words of a passage with their source; in quotation marks only where they are the speaker's own. */
function insertionOf(words: Words, { quote, codings }: ShownPassage): string | null {
  const source = projectStore.getState().tables.source.get(quote.sourceId);
  if (!source || quote.quote.trim() === '') return null;
  const text = quote.quote.replaceAll(/\s+/g, ' ').trim();
  const isOwn = codings.every(({ voice }) => isQuotable(source.kind, voice));
  return words.t('summary_grid:inserted', {
    quote: isOwn ? words.t('reader:quoted', { quote: text }) : text,
    citation: citationInWords(words, citationOf(source)),
  });
}
