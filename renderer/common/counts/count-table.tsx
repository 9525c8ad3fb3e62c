import { Search } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { cellAsText, type CellWords } from '#words/cell-words.ts';
import type { CountGroup, CountLine, CountLines } from '#words/count-lines.ts';
import { NothingCounted } from './nothing-counted.tsx';
import styles from './count-table.module.css';

/** A cell by its keys; null stands for a total. */
export interface CountPlace {
  readonly codeId: string;
  readonly row: string | null;
  readonly column: string | null;
}

export interface CountTableProps {
  readonly label: string;
  /** The head of the first column. */
  readonly head: string;
  readonly shown: CountLines;
  /** The settings by which widths are remembered. */
  readonly widthsOf: string;
  readonly isShaded: boolean;
  readonly chosen: CountPlace | null;
  readonly onChoose: (place: CountPlace) => void;
  /** Opens what a base counts, with an empty code. Default: bases open nothing. */
  readonly onChooseBase?: (place: CountPlace) => void;
}

const NAME = 'name';
const TOTAL = 'total\u0000';

/** The bases, then each theme with its rows; arrow keys and Enter choose a cell. Only cells in view are drawn. */
export function CountTable({ label, head, shown, widthsOf, isShaded, ...cells }: CountTableProps) {
  const { chosen, onChoose, onChooseBase } = cells;
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>(`counts.widths ${widthsOf}`, {});
  const columns = useMemo(() => columnsOf(shown, head, isShaded), [shown, head, isShaded]);
  const rows = useMemo(() => shown.groups.flatMap(({ lines }) => lines), [shown]);
  const groups = useMemo(() => new Map(shown.groups.map((group) => [group.key, group])), [shown]);
  const columnId = chosen === null ? '' : (chosen.column ?? TOTAL);
  const row = chosen && groups.get(chosen.codeId)?.lines.find((line) => line.row === chosen.row);
  return (
    <div className={styles.frame} style={{ ['--lines' as string]: rows.length + shown.groups.length }}>
      <DataTable<CountLine>
        label={label}
        columns={columns}
        rows={rows}
        idOf={({ id }) => id}
        density="list"
        height="fill"
        className={styles.table}
        grouping={{ of: ({ codeId }) => codeId ?? '' }}
        groupHeading={(key) => <Heading group={groups.get(key)} />}
        isQuiet={({ codeId }) => codeId === null}
        widths={widths}
        onWidthsChange={setWidths}
        chosen={row ? { row: row.id, column: columnId } : null}
        onChoose={(place) => {
          const line = rows.find(({ id }) => id === place.row);
          if (!line) return;
          const column = place.column === TOTAL ? null : place.column;
          // Bases are no counts of passages.
          if (line.codeId === null) onChooseBase?.({ codeId: '', row: line.row, column });
          else onChoose({ codeId: line.codeId, row: line.row, column });
        }}
      />
    </div>
  );
}

function columnsOf(shown: CountLines, head: string, isShaded: boolean): Column<CountLine>[] {
  const lines = shown.groups.flatMap((group) => group.lines);
  return [
    {
      id: NAME,
      title: head,
      width: 190,
      minWidth: 100,
      choosable: false,
      cell: (line) => <Name line={line} />,
      text: ({ name }) => name,
    },
    ...shown.columns.map(({ key, name }, index): Column<CountLine> => ({
      id: key ?? TOTAL,
      title: name,
      width: widthOf(name, lines, index),
      minWidth: 44,
      align: 'end',
      staysInSight: key === null,
      cell: ({ cells }) => <Count cell={cells[index]} />,
      text: ({ cells }) => cellAsText(cells[index]?.words ?? { form: 'none' }),
      ...(isShaded ? { shade: ({ cells }: CountLine) => cells[index]?.step ?? null } : {}),
    })),
  ];
}

/** The least width of a column, and the width of a figure and of what surrounds it, in px at the normal text size. */
const room = { least: 66, digit: 7.4, wide: 13.5, around: 26, share: 34 };

function widthOf(name: string, lines: readonly CountLine[], index: number): number {
  const ofText = (text: string): number =>
    [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? room.wide : room.digit), 0);
  const ofWords = (words: CellWords): number =>
    words.form === 'share' && words.share !== ''
      ? ofText(words.count) + room.share
      : ofText(cellAsText(words));
  const longest = lines.reduce(
    (most, { cells }) => Math.max(most, ofWords(cells[index]?.words ?? { form: 'none' })),
    0,
  );
  return Math.ceil(Math.max(room.least, room.around + Math.max(longest, Math.min(150, ofText(name)))));
}

function Heading({ group }: { group: CountGroup | undefined }): ReactNode {
  const { t } = useWords();
  if (!group) return null;
  if (group.colour === null && !group.isQuery) return <span className={styles.bases}>{group.name}</span>;
  return (
    <span className={styles.theme} title={[...group.above, group.name].join(' › ')}>
      {group.colour === null ? <Search size={13} aria-hidden /> : <CodeSwatch colour={group.colour} />}
      {group.above.length > 0 && <span className={styles.quiet}>{group.above.join(' › ')} › </span>}
      {group.name}
      {group.name2 !== '' && <span className={styles.second}>{group.name2}</span>}
      {group.mark !== '' && (
        <span role="img" aria-label={t(`analysis:prompted.${group.mark === '◇' ? 'yes' : 'partly'}`)}>
          {group.mark}
        </span>
      )}
    </span>
  );
}

function Name({ line }: { line: CountLine }): ReactNode {
  return (
    <span className={cx(styles.row, line.codeId !== null && line.row === null && styles.total)}>
      {line.name}
      {line.note !== '' && <span className={styles.note}>{line.note}</span>}
    </span>
  );
}

function Count({ cell }: { cell: CountLine['cells'][number] | undefined }): ReactNode {
  if (!cell || cell.words.form === 'none') return <NothingCounted reason={cell?.reason} />;
  const { words, reason } = cell;
  return (
    <span className={styles.count} title={reason || undefined}>
      {words.form === 'small' ? (
        <span>
          <span className={styles.few}>{words.count}</span> {words.of}
        </span>
      ) : (
        <span>{words.count}</span>
      )}
      {words.form === 'share' && <span className={styles.share}>{words.share}</span>}
    </span>
  );
}
