import type { MeetBy } from '#core/relations/request.ts';
import type { Relation } from '#core/relations/relations.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { reasonSentence } from '#words/reason-sentence.ts';
import { shortCoefficient } from '#words/coefficient.ts';
import { countInWords } from '#words/numbers.ts';
import { unitsOf } from '#words/units-of-sources.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { CodeName } from './code-name.tsx';
import { open, useOpened } from './opened.ts';
import { isLarge, relationFinder, shadeLimits, shadeOf } from './related-pairs.ts';
import styles from './relations.module.css';
import type { RelationsOfKind } from './use-relations.ts';

export interface RelationsMatrixProps {
  readonly label: string;
  readonly of: RelationsOfKind;
  /** The codes in the order of rows and columns. */
  readonly codeIds: readonly string[];
}

const shades = [undefined, styles.shade1, styles.shade2, styles.shade3, styles.shade4];

/** The head of the column with the totals of the codes. */
const totalColumn = {
  overlap: 'passages',
  passage: 'stretches',
  paragraph: 'paragraphs',
  within: 'passages',
  source: 'sources',
  respondent: 'respondents',
} as const satisfies Readonly<Record<MeetBy, string>>;

/**
 * Codes by codes: counts below the diagonal, each code's own total on it, c above. A press, or arrow keys and Enter,
 * opens a pair.
 */
export function RelationsMatrix({ label, of, codeIds }: RelationsMatrixProps) {
  const words = useWords();
  const { t } = words;
  const opened = useOpened();
  const codebook = useProject((state) => state.codebook);
  const { relations, kind } = of;
  const { by, sources } = relations.facts;
  const relationOf = relationFinder(relations);
  const totals = new Map(relations.codes.map((each) => [each.id, each]));
  const number = (count: number | null): string => (count === null ? '–' : countInWords(words, count));
  const nameOf = (id: string): string => codeName(words, codebook, id);
  const hasSources = by !== 'source';
  const columns: Column<string>[] = [
    {
      id: 'name',
      title: t('relations:column.code'),
      width: 210,
      minWidth: 120,
      choosable: false,
      cell: (id) => <CodeName id={id} number={codeIds.indexOf(id) + 1} />,
    },
    ...codeIds.map((column, place): Column<string> => ({
      id: column,
      title: String(place + 1),
      width: 58,
      minWidth: 44,
      align: 'center',
      cell: (row) => (
        <Cell
          row={row}
          column={column}
          isBelow={codeIds.indexOf(row) > place}
          own={totals.get(row)?.n ?? null}
          relation={relationOf(row, column)}
          nameOf={nameOf}
        />
      ),
    })),
    {
      id: 'total',
      title: t(`relations:column.${totalColumn[by]}`),
      width: 92,
      align: 'end',
      choosable: false,
      cell: (id) => <span className={styles.total}>{number(totals.get(id)?.n ?? null)}</span>,
    },
    ...(hasSources
      ? [
          {
            id: 'sources',
            title: t('relations:column.in_sources'),
            note: t('relations:column.of_sources', {
              of: countInWords(words, sources.counted),
              units: unitsOf(words, relations.facts, sources.counted),
            }),
            width: 128,
            align: 'end',
            choosable: false,
            cell: (id: string) => number(totals.get(id)?.sources ?? null),
          } satisfies Column<string>,
        ]
      : []),
  ];
  const isHere = opened !== null && opened.kind === kind;
  return (
    <DataTable<string>
      label={label}
      columns={columns}
      rows={codeIds}
      idOf={(id) => id}
      height="content"
      className={styles.table}
      chosen={isHere ? placeOf(codeIds, opened) : null}
      onChoose={({ row, column }) => {
        const relation = relationOf(row, column);
        if (relation) open({ kind, a: relation.a, b: relation.b });
      }}
    />
  );
}

/** The cell of a pair below the diagonal. */
function placeOf(
  codeIds: readonly string[],
  { a, b }: { readonly a: string; readonly b: string },
): { row: string; column: string } {
  return codeIds.indexOf(a) > codeIds.indexOf(b) ? { row: a, column: b } : { row: b, column: a };
}

interface CellProps {
  readonly row: string;
  readonly column: string;
  readonly isBelow: boolean;
  readonly own: number | null;
  readonly relation: Relation | undefined;
  readonly nameOf: (id: string) => string;
}

function Cell({ row, column, isBelow, own, relation, nameOf }: CellProps) {
  const words = useWords();
  const { t } = words;
  const named = { a: nameOf(row), b: nameOf(column) };
  const number = (count: number | null): string => (count === null ? '–' : countInWords(words, count));
  if (row === column) {
    const label = t('relations:cell_own', { a: named.a, count: number(own) });
    return (
      <span className={cx(styles.cell, styles.own)} title={label} aria-label={label} role="img">
        {number(own)}
      </span>
    );
  }
  if (!relation) return null;
  if (relation.isInside) {
    const label = t('relations:cell_inside', named);
    return (
      <span className={cx(styles.cell, styles.apart)} title={label} aria-label={label} role="img">
        {isBelow && (
          <span aria-hidden className={styles.sign}>
            ⊂
          </span>
        )}
      </span>
    );
  }
  const { both, c } = relation;
  const why = relation.reason ? reasonSentence(words, relation.reason) : undefined;
  if (!isBelow) {
    const label = t('relations:cell_c', { ...named, c: shortCoefficient(words, c) });
    return (
      <span
        className={cx(styles.cell, styles.c, !isLarge(relation) && styles.quiet)}
        title={why ?? label}
        aria-label={label}
        role="img"
      >
        {shortCoefficient(words, c)}
      </span>
    );
  }
  const label = t('relations:cell', { ...named, count: number(both) });
  return (
    <span
      className={cx(styles.cell, isLarge(relation) && shades[shadeOf(both ?? 0)])}
      title={why ?? label}
      aria-label={label}
      role="img"
    >
      {number(both)}
    </span>
  );
}

/** What shades and hatching mean. */
export function MatrixLegend({ by, hasInside }: { readonly by: MeetBy; readonly hasInside: boolean }) {
  const { t } = useWords();
  return (
    <p className={styles.legend}>
      <span>{t(`relations:with_both.${by}`)}</span>
      <span className={styles.key}>0</span>
      {shadeLimits.map((from, place) => {
        const next = shadeLimits[place + 1];
        return (
          <span key={from} className={cx(styles.key, shades[place + 1])}>
            {next === undefined
              ? t('relations:legend_from', { from })
              : t('relations:legend_range', { from, to: next - 1 })}
          </span>
        );
      })}
      {hasInside && (
        <>
          <span className={cx(styles.key, styles.apart)}>
            <span className={styles.sign}>⊂</span>
          </span>
          <span>{t('relations:inside')}</span>
        </>
      )}
      <span>{t('relations:small')}</span>
      <span className={styles.last}>{t('relations:above')}</span>
    </p>
  );
}
