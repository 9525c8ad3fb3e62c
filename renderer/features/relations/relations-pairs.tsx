import { isSmall } from '#core/counting/share.ts';
import type { Relation } from '#core/relations/relations.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import type { Column, Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { coefficientInWords } from '#words/coefficient.ts';
import { countInWords, percentInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import type { Words } from '#words/words.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { CodeName } from './code-name.tsx';
import { open, useOpened } from './opened.ts';
import { isLarge, meetingOf, pairsOf } from './related-pairs.ts';
import styles from './relations.module.css';
import type { RelationsOfKind } from './use-relations.ts';

/** Lists with more pairs scroll under a fixed head. */
const MAX_PAIRS_ON_PAGE = 30;

/** The width of the bar of a c of 1, in px at the normal text size; smaller ones are drawn to the largest shown. */
const BAR = 64;

/** The width of a digit, and of the percentage and the space around a part of a total, in px at the normal text size. */
const DIGIT = 7.4;
const AROUND_PART = 60;

/** All pairs as a list, the largest c first; those set apart in a list of their own. */
export function RelationsPairs({ label, of }: { readonly label: string; readonly of: RelationsOfKind }) {
  const { t } = useWords();
  const { compared, apart } = pairsOf(of.relations);
  return (
    <>
      <Pairs label={label} of={of} pairs={compared} />
      {apart.length > 0 && (
        <>
          <h2 className={styles.kind}>{t('relations:apart')}</h2>
          <Pairs label={t('relations:apart')} of={of} pairs={apart} />
        </>
      )}
    </>
  );
}

interface PairsProps {
  readonly label: string;
  readonly of: RelationsOfKind;
  readonly pairs: readonly Relation[];
}

function Pairs({ label, of, pairs }: PairsProps) {
  const words = useWords();
  const { t } = words;
  const opened = useOpened();
  const codebook = useProject((state) => state.codebook);
  const [sort, setSort] = useChoice<Sort | null>('relations.pairs.sort', null);
  const { by } = of.relations.facts;
  const number = (count: number | null): string => (count === null ? '–' : countInWords(words, count));
  const largest = Math.max(...pairs.map(({ c }) => c ?? 0), 0.01);
  const partWidth = widthOfParts(words, of.relations.codes);
  const columns: Column<Relation>[] = [
    {
      id: 'a',
      title: t('relations:column.a'),
      width: 180,
      sortBy: ({ a }) => codeName(words, codebook, a),
      cell: ({ a }) => <CodeName id={a} />,
    },
    {
      id: 'b',
      title: t('relations:column.b'),
      width: 180,
      sortBy: ({ b }) => codeName(words, codebook, b),
      cell: ({ b }) => <CodeName id={b} />,
    },
    {
      id: 'both',
      title: t('relations:column.both'),
      note: t(`relations:unit.${by}`),
      width: 88,
      align: 'end',
      sortBy: ({ both }) => both,
      cell: ({ both }) => <span className={styles.total}>{number(both)}</span>,
    },
    ...(by === 'source'
      ? []
      : [
          {
            id: 'sources',
            title: t('relations:column.in_sources'),
            width: 104,
            align: 'end',
            sortBy: ({ sourcesWithBoth }: Relation) => sourcesWithBoth,
            cell: ({ sourcesWithBoth }: Relation) => number(sourcesWithBoth),
          } satisfies Column<Relation>,
        ]),
    {
      id: 'of-a',
      title: t('relations:column.of_a'),
      width: partWidth,
      align: 'end',
      sortBy: (pair) => shareOf(meetingOf(pair, pair.a), pair.nA),
      cell: (pair) => <Part of={meetingOf(pair, pair.a)} n={pair.nA} words={words} />,
    },
    {
      id: 'of-b',
      title: t('relations:column.of_b'),
      width: partWidth,
      align: 'end',
      sortBy: (pair) => shareOf(meetingOf(pair, pair.b), pair.nB),
      cell: (pair) => <Part of={meetingOf(pair, pair.b)} n={pair.nB} words={words} />,
    },
    {
      id: 'c',
      title: t('relations:column.c'),
      note: t('relations:column.c_note'),
      width: 132,
      sortBy: ({ c }) => c,
      cell: (pair) => (
        <>
          <span className={styles.bar} aria-hidden>
            <span
              className={styles.barLength}
              style={{ width: `calc(${((pair.c ?? 0) / largest) * BAR}rem / 13)` }}
            />
          </span>
          <span
            className={cx(!isLarge(pair) && styles.quiet)}
            title={pair.reason ? reasonSentence(words, pair.reason) : undefined}
          >
            {coefficientInWords(words, pair.c)}
          </span>
        </>
      ),
    },
  ];
  const isOpened = (pair: Relation): boolean =>
    opened?.kind === of.kind && opened.a === pair.a && opened.b === pair.b;
  const chosen = pairs.find(isOpened);
  return (
    <DataTable<Relation>
      label={label}
      columns={columns}
      rows={pairs}
      idOf={idOf}
      height={pairs.length > MAX_PAIRS_ON_PAGE ? 'fill' : 'content'}
      className={cx(styles.table, pairs.length > MAX_PAIRS_ON_PAGE && styles.many)}
      multiple={false}
      sort={sort}
      onSortChange={setSort}
      selected={new Set(chosen ? [idOf(chosen)] : [])}
      onSelectedChange={(ids) => {
        const pair = pairs.find((each) => ids.has(idOf(each)));
        if (pair) open({ kind: of.kind, a: pair.a, b: pair.b });
      }}
    />
  );
}

function idOf({ a, b }: Relation): string {
  return `${a} ${b}`;
}

function shareOf(part: number | null, n: number | null): number | null {
  return part === null || n === null || n === 0 ? null : part / n;
}

/** The width of a part of the largest total with its percentage, in px at the normal text size. */
function widthOfParts(words: Words, codes: readonly { readonly n: number | null }[]): number {
  const most = countInWords(words, Math.max(0, ...codes.map(({ n }) => n ?? 0)));
  const longest = words.t('relations:of', { count: most, n: most });
  return Math.max(110, Math.ceil(longest.length * DIGIT) + AROUND_PART);
}

/** A part of a code's total: `62 of 258 24%`, or `3 of 11`. */
function Part({ of, n, words }: { of: number | null; n: number | null; words: Words }) {
  if (of === null || n === null) return <>–</>;
  const share = shareOf(of, n);
  return (
    <span>
      {words.t('relations:of', { count: countInWords(words, of), n: countInWords(words, n) })}
      {share !== null && !isSmall(n) && of > 0 && (
        <span className={styles.share}>{percentInWords(words, share)}</span>
      )}
    </span>
  );
}
