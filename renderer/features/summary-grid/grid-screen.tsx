import { useCallback, useMemo, useRef, type KeyboardEvent } from 'react';
import type { GridRow } from '#core/summary-grid/grid-row.ts';
import { isShown, progressOf, type WrittenGrid } from '#core/summary-grid/written.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { groupingOf } from '#renderer/common/counts/groupings.ts';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { TopCodesAsThemes } from '#renderer/common/counts/top-codes-as-themes.tsx';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { show as showScreen } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { GridCellPlace } from '#renderer/ui/table/cell-grid-props.ts';
import { CellGrid } from '#renderer/ui/table/cell-grid.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { gridGroupHead, gridMethod, gridProgress } from '#words/grid-method.ts';
import { countInWords } from '#words/numbers.ts';
import { confirmOwn } from './grid-acts.ts';
import { GridCell } from './grid-cell.tsx';
import type { GridChoices } from './grid-choices.ts';
import { GridExportMenu } from './grid-export-menu.tsx';
import { GridControls } from './grid-controls.tsx';
import { activate, arrived, focusOn, goOn, useActiveCell } from './grid-desk.ts';
import { cellsWritten, nextWithout, shownGroups } from './grid-rows.ts';
import { rowFacts } from './row-facts.ts';
import styles from './grid.module.css';
import { useGrid, useGridChoices } from './use-grid.ts';

/** The summary grid. */
export function GridScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useGridChoices();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { request, answer } = useGrid();
  const attribute = useAttributeName(choices.group);
  const exporting = useRef<HTMLSpanElement>(null);
  const written = answer.value;
  const grid = written?.grid;
  const count = grid?.themes.length ?? 0;
  const isThere = written !== undefined && count > 0 && !answer.error;
  useActions(isThere ? { 'grid.export': () => openMenuIn(exporting.current) } : {});
  const title = t(`summary_grid:title.${grid?.of ?? choices.rows}`, {
    themes: t(`summary_grid:${choices.of}`, { count }),
  });
  return (
    <div className={cx(screenStyles.screen, styles.screen)}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={written && gridProgress(words, written.grid, progressOf(written))}
      >
        {isThere && (
          <Keep items={[{ kind: 'grid', asked: request, shown: { as: 'table' }, title }]} hintKeys={[]} />
        )}
        <span ref={exporting}>
          {isThere && (
            <GridExportMenu title={title} request={request} written={written} attribute={attribute} />
          )}
        </span>
      </PageHeader>
      {hasCodes && (
        <CountingScope choices={choices} inScope={grid?.facts.sources.inScope} onChange={change} />
      )}
      {hasCodes && <GridControls choices={choices} grid={grid} onChange={change} />}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {written && !answer.error && <Written written={written} choices={choices} title={title} />}
    </div>
  );
}

interface WrittenProps {
  readonly written: WrittenGrid;
  readonly choices: GridChoices;
  readonly title: string;
}

/** The name of the attribute that rows are grouped by; empty for another grouping. */
function useAttributeName(group: string): string {
  return useProject(({ tables }) => {
    const by = groupingOf(group, tables);
    return typeof by === 'object' && by !== null ? (tables.attribute.get(by.attributeId)?.name ?? '') : '';
  });
}

const idOf = ({ id }: GridRow): string => id;

const factsOf = derived(({ tables }, of: GridChoices['rows'], group: string) => rowFacts(tables, of, group));

function Written({ written, choices, title }: WrittenProps) {
  const words = useWords();
  const { t } = words;
  const active = useActiveCell();
  const coderId = useWorkingCoderId();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const codes = useProject((state) => state.codebook.byId);
  const coders = useProject((state) => state.tables.coder);
  const attribute = useAttributeName(choices.group);
  const { grid } = written;
  const { show } = choices;
  const facts = useProject(factsOf(grid.of, choices.group));
  const cells = useMemo(() => cellsWritten(written), [written]);
  const shown = useMemo(
    () => shownGroups(written, cells, show, active?.row ?? null),
    [written, cells, show, active?.row],
  );
  const groups = useMemo(
    () =>
      shown.map(({ group, rows }, place) => ({
        id: String(place),
        head: group.meanings.length === 0 ? null : gridGroupHead(words, grid.of, group, attribute),
        rows,
      })),
    [shown, words, grid.of, attribute],
  );
  const columns = useMemo(
    () =>
      grid.themes.map(({ codeId, rows }) => {
        const code = codes.get(codeId);
        return {
          id: codeId,
          head: (
            <>
              <span className={styles.theme} title={[code?.name, code?.name2].filter(Boolean).join(' ')}>
                <CodeSwatch colour={code?.colour ?? 0}>
                  {code?.name} {code?.name2 && <span className={styles.second}>{code.name2}</span>}
                </CodeSwatch>
              </span>
              <span className={styles.ofRows}>
                {t('figures:found', {
                  found: countInWords(words, rows),
                  n: countInWords(words, grid.inBase),
                })}
              </span>
            </>
          ),
        };
      }),
    [grid, codes, words, t],
  );
  const cell = useCallback(
    (row: GridRow, theme: number) => (
      <GridCell
        words={words}
        row={row}
        theme={theme}
        summaries={cells.summariesOf(row, theme)}
        quotes={cells.quotesOf(row, theme)}
        show={show}
        coderId={coderId}
        coderName={(id) => coders.get(id)?.name ?? ''}
      />
    ),
    [words, cells, show, coderId, coders],
  );
  const isMarked = useCallback(
    (row: GridRow, theme: number) => isShown('changed', row.cells[theme]!, cells.summariesOf(row, theme)),
    [cells],
  );
  const rowHead = useCallback(
    (row: GridRow) => (
      <div className={styles.rowHead} title={[row.name, facts(row.id)].filter(Boolean).join('\n')}>
        <strong>{row.name}</strong>
        {grid.of === 'respondents' && row.sourceIds.length > 1 && (
          <span className={styles.interviews}>
            {t('summary_grid:interviews', { count: row.sourceIds.length })}
          </span>
        )}
        <span className={styles.facts}>{facts(row.id)}</span>
      </div>
    ),
    [facts, grid.of, t],
  );
  const rows = shown.flatMap((group) => group.rows);
  const ownOf = ({ row, column }: GridCellPlace) => {
    const found = rows.find(({ id }) => id === row);
    const theme = grid.themes.findIndex(({ codeId }) => codeId === column);
    // The theme of the chosen cell may have left the grid: deleted, or not among its columns any more.
    if (!found || theme === -1) return undefined;
    return cells.summariesOf(found, theme).find((summary) => summary.coderId === coderId);
  };
  const goToNext = (from: GridCellPlace | null): void => {
    const next = nextWithout(written, cells, rows, from);
    if (next) goOn('summary', next);
  };
  const stale = active && ownOf(active)?.changes ? active : null;
  useActions({
    ...(active && !readOnly ? { 'grid.write': () => focusOn('summary') } : {}),
    ...(active ? { 'grid.passages': () => focusOn('passages') } : {}),
    ...(readOnly ? {} : { 'grid.next_without': () => goToNext(active) }),
    ...(stale && !readOnly ? { 'grid.still_right': () => confirmOwn(ownOf(stale)) } : {}),
  });
  if (grid.themes.length === 0)
    return (
      <EmptyState sentence={t(`analysis:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => showScreen('codebook')}>{t('analysis:to_codebook')}</Button>
      </EmptyState>
    );
  const onKey = (event: KeyboardEvent, place: GridCellPlace): boolean => {
    const isMod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && isMod) {
      event.preventDefault();
      if (!readOnly) goToNext(place);
      return true;
    }
    if (event.key === 'F6' || (event.key === 'F2' && readOnly)) {
      event.preventDefault();
      focusOn('passages');
      return true;
    }
    if (isMod || event.altKey || readOnly) return false;
    // A letter that would confirm nothing begins a summary, as every other letter does.
    if (event.key === 's' && confirmOwn(ownOf(place))) {
      event.preventDefault();
      return true;
    }
    if (event.key === ' ') {
      event.preventDefault();
      return true;
    }
    if (event.key !== 'F2' && event.key !== 'Process' && [...event.key].length !== 1) return false;
    // The field gets the focus at once, so that the browser itself types the letter, or begins composing, in it.
    focusOn('summary', event.key === 'F2' || event.key === 'Process' ? '' : event.key);
    return true;
  };
  const at = active === null ? -1 : rows.findIndex(({ id }) => id === active.row);
  const theme = grid.themes.some(({ codeId }) => codeId === active?.column)
    ? codes.get(active?.column ?? '')?.name
    : undefined;
  const method = gridMethod(words, grid);
  return (
    <div className={styles.work}>
      <CellGrid
        ref={(there) => void arrived('grid', there)}
        label={title}
        corner={t(`summary_grid:corner.${grid.of}`)}
        columns={columns}
        groups={groups}
        idOf={idOf}
        rowHead={rowHead}
        cell={cell}
        isMarked={isMarked}
        active={active}
        onActive={activate}
        onKey={onKey}
        onOpen={(place) => {
          activate(place);
          focusOn(readOnly ? 'passages' : 'summary');
        }}
        empty={<EmptyState sentence={t(`summary_grid:nothing.${show === 'all' ? grid.of : show}`)} />}
      />
      <div className={styles.notes}>
        <MethodNote title={t('analysis:how')} copyText={method} choice="grid.method" startsWhole={false}>
          {method}
        </MethodNote>
      </div>
      {at >= 0 && theme !== undefined && (
        <FooterState>
          {t('summary_grid:place', {
            row: rows[at]!.name,
            theme,
            at: countInWords(words, at + 1),
            rows: countInWords(words, rows.length),
          })}
        </FooterState>
      )}
    </div>
  );
}
