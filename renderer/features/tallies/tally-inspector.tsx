import type { TallyRequest, Unit } from '#core/counting/request.ts';
import { byPosition } from '#core/by-position.ts';
import type { Tally } from '#core/counting/tally.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { tallyOptions } from '#core/commands/counting-options.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { chooseRows, useChosenRows } from '#renderer/common/passages/chosen-rows.ts';
import { openFrom } from '#renderer/common/passages/held-list.ts';
import { listPlace } from '#renderer/features/passages/list-places.ts';
import { sizeInWords } from '#renderer/features/passages/passage-size.ts';
import { PassageList } from '#renderer/features/passages/passage-list.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { Intervals } from '#words/figure-rows.ts';
import { countInWords } from '#words/numbers.ts';
import { LeftOutSources, LateSources } from '#renderer/common/counts/left-out-sources.tsx';
import { cellAddress, useOpened, type Opened } from './opened.ts';
import { useTallyFigure } from './tally-export-figure.ts';
import { tallyLines, type TallyLines } from './tally-lines.ts';
import countingStyles from '#renderer/common/counts/counting.module.css';
import styles from './tallies.module.css';
import { useTally, useTallyChoices, type AskedTally } from './use-tally.ts';
import { derived } from '#renderer/state/derived.ts';

type OpenedCell = Extract<Opened, { what: 'cell' }>;

/** Beside the table: the passages of the selected cell, or the sources that a remark refers to. */
export function TallyInspector() {
  const { t } = useWords();
  const opened = useOpened();
  const asked = useTally();
  const [choices] = useTallyChoices();
  const isExporting = useFigureOpen('tally');
  const tally = asked.answer.value;
  if (isExporting && tally)
    return <TallyFigurePanel tally={tally} request={asked.request} intervals={choices.intervals} />;
  if (opened === null) return <EmptyState sentence={t('tallies:choose_a_cell')} />;
  switch (opened.what) {
    case 'cell':
      return <CellPassages key={`${opened.codeId} ${opened.columnKey}`} cell={opened} asked={asked} />;
    case 'unreviewed':
      return <LeftOutSources request={asked.request} />;
    case 'late':
      return <LateSources request={asked.request} codeId={opened.codeId} />;
  }
}

interface TallyFigureProps {
  readonly tally: Tally;
  readonly request: TallyRequest;
  readonly intervals: Intervals;
}

const optionsOf = derived(({ tables }, request: TallyRequest) => tallyOptions(request, tables));

function TallyFigurePanel({ tally, request, intervals }: TallyFigureProps) {
  // Without columns the command line counts by kind, and it has no option for other intervals.
  const isSaid = (request.by !== undefined || !tally.facts.mixesKinds) && intervals === 'sampled';
  const said = useProject(optionsOf(request));
  const options = isSaid ? said : null;
  return <FigurePanel what="tally" making={useTallyFigure(tally, intervals)} options={options} />;
}

/** Exactly the passages that the cell counts, under its number. */
function CellPassages({ cell, asked }: { cell: OpenedCell; asked: AskedTally }) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const { request } = asked;
  const held = { request, cell: cellAddress(cell), words: '' };
  const chosen = useChosenRows(held);
  const tally = asked.answer.value;
  const shown = tally && tallyLines(words, tally, codes, 'none');
  const found = tally && shown && findCell(shown, cell);
  // A cell that has left the table cannot be asked for.
  const key = found ? JSON.stringify([request, cell]) : null;
  const passages = useAnswer(key, (asking) => asking.passages.list({ request, cell: held.cell }));
  const code = codes.get(cell.codeId);
  const query = useProject((state) => state.tables.savedQuery.get(cell.codeId));
  const name = code?.name ?? query?.name;
  if (!found || name === undefined) return <EmptyState sentence={t('tallies:choose_a_cell')} />;
  if (passages.error) return <Note tone="danger">{sentenceFor(passages.error)}</Note>;
  const list = passages.value;
  return (
    <div className={countingStyles.inspector}>
      <header className={countingStyles.cellHead}>
        <h2 className={countingStyles.cellName}>
          {code && <CodeSwatch colour={code.colour} />} {name}{' '}
          <span className={countingStyles.cellColumn}>· {found.column}</span>
        </h2>
        <p className={countingStyles.cellCount}>
          {found.count === null
            ? found.reason || t('tallies:nothing_to_count')
            : t(`tallies:counted.${tally.facts.unit}`, {
                count: found.count,
                number: countInWords(words, found.count),
              })}
        </p>
        {found.count !== null && found.reason !== '' && <p className={styles.quiet}>{found.reason}</p>}
        {list && <p className={styles.quiet}>{sizeInWords(words, list.rows)}</p>}
        {tally.facts.unit === 'respondents' && (found.count ?? 0) > 0 && <People cell={cell} asked={asked} />}
      </header>
      {list && (
        <PassageList
          label={t('tallies:passages_of', { name })}
          rows={list.rows}
          codeId={cell.codeId}
          namesCoders={tally.facts.layer.coders.length > 1}
          isCompact
          selected={chosen}
          onSelectedChange={(ids) => chooseRows(held, ids)}
          place={listPlace(`cell ${key}`)}
          onOpen={(row) => openFrom({ ...held, column: found.column, from: 'analysis' }, row)}
          empty={<EmptyState sentence={emptySentence(tally.facts.unit, t)} />}
        />
      )}
    </div>
  );
}

function emptySentence(unit: Unit, t: (key: string) => string): string {
  return t(unit === 'characters' || unit === 'passages' ? 'tallies:no_passages' : 'tallies:no_codings');
}

/** The respondents whom a cell counts. */
function People({ cell, asked: { request } }: { cell: OpenedCell; asked: AskedTally }) {
  const respondents = useProject((state) => state.tables.respondent);
  const { value } = useAnswer(JSON.stringify([request, cell]), (asking) =>
    asking.passages.respondents({ request, cell: cellAddress(cell) }),
  );
  const named = (value ?? []).flatMap((id) => respondents.get(id) ?? []);
  return (
    <p className={styles.people}>
      {named
        .toSorted(byPosition)
        .map(({ name }) => name)
        .join(' · ')}
    </p>
  );
}

/** The number in the cell, or the reason why there is none. */
function findCell(
  { columns, lines }: TallyLines,
  { codeId, columnKey }: OpenedCell,
): { column: string; count: number | null; reason: string } | null {
  const index = columns.findIndex(({ key }) => key === columnKey);
  const cell = lines.find((each) => each.codeId === codeId)?.cells[index];
  const column = columns[index];
  return cell && column ? { column: column.name, count: cell.value, reason: cell.reason } : null;
}
