import { useMemo, useRef, useState } from 'react';
import { citationOf } from '#core/citation.ts';
import type { ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames, type SideName } from '#core/comparison/counts.ts';
import type { VerdictRecord } from '#core/records.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copyRows } from '#renderer/features/passages/passage-acts.ts';
import { idOf, openPassage, type PassageRow } from '#renderer/common/passages/passage-row.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { citedInWords } from '#words/citation.ts';
import { sideInWords, type SideNames } from '#words/comparison-sides.ts';
import { atSentenceStart } from '#words/sentences.ts';
import { classOfColumn, evidenceQuestion } from './evidence.ts';
import { EvidenceItem } from './evidence-item.tsx';
import { setEvidence } from './keep-comparison.ts';
import { listedCounts } from './side-counts.ts';
import styles from './theme-inspector.module.css';
import { useOnlyLooks, type ShownComparison } from './use-comparison.ts';
import { useRoom } from './use-room.ts';

export interface EvidenceListsProps {
  readonly shown: ShownComparison;
  readonly counted: CountedComparison;
  readonly theme: ThemeComparison;
  /** The selected column; a class narrows its side. */
  readonly column: string | null;
  /** The side shown first: that of the selected number. */
  readonly first: SideName;
  readonly names: SideNames;
  readonly verdict: VerdictRecord | undefined;
}

/** A row of one of the sides. */
interface EvidenceRow extends PassageRow {
  readonly side: SideName;
}

const wideEnough = 480;

/** The passages of both sides, one below the other, or side by side if there is room. */
export function EvidenceLists(props: EvidenceListsProps) {
  const { counted, theme, column, first } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isWide = useRoom(frame, wideEnough);
  const a = useRows(counted, 'a', theme.codeId, column);
  const b = useRows(counted, 'b', theme.codeId, column);
  const order = first === 'a' ? sideNames : sideNames.toReversed();
  const rows = { a, b };
  return (
    <div ref={frame} className={styles.evidence}>
      {isWide ? (
        sideNames.map((side) => <EvidenceList key={side} {...props} rows={rows} sides={[side]} />)
      ) : (
        <EvidenceList {...props} rows={rows} sides={order} />
      )}
    </div>
  );
}

/** Exactly the passages that a side of the theme counts; undefined until known. */
function useRows(
  counted: CountedComparison,
  side: SideName,
  themeId: string,
  column: string | null,
): readonly EvidenceRow[] | undefined {
  const question = evidenceQuestion(counted, side, themeId, column);
  const { value } = useAnswer(question && JSON.stringify(question), async (asking) =>
    question ? (await asking.passages.list(question)).rows : [],
  );
  return useMemo(
    () => (question === null ? [] : value?.map((row) => ({ ...row, side }))),
    // Depends on the question only in whether there is one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [question === null, value, side],
  );
}

interface EvidenceListProps extends EvidenceListsProps {
  readonly rows: Readonly<Record<SideName, readonly EvidenceRow[] | undefined>>;
  readonly sides: readonly SideName[];
}

function EvidenceList({ shown, counted, theme, column, names, verdict, rows, sides }: EvidenceListProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useOnlyLooks();
  const sources = useProject((state) => state.tables.source);
  const colour = useProject((state) => state.tables.code.get(theme.codeId)?.colour ?? 0);
  const pinned = usePinned(verdict);
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => sides.flatMap((side) => rows[side] ?? []), [sides, rows]);
  const isPinned = (row: EvidenceRow): boolean => row.codingIds.some((id) => pinned.has(id));
  const pin = (chosen: readonly EvidenceRow[], isOn: boolean): void => {
    // Pinning a passage pins one of its codings; unpinning unpins all of them.
    const ids = chosen.flatMap(({ codingIds }) => (isOn ? codingIds.slice(0, 1) : codingIds));
    setEvidence(shown, theme.codeId, ids, isOn).catch(showError);
  };
  const menu = (chosen: readonly EvidenceRow[]): MenuSection[] => {
    const [only] = chosen;
    const isOn = chosen.every(isPinned);
    return [
      {
        entries: [
          {
            id: 'open',
            label: t('compare:open_place'),
            keys: 'Enter',
            disabled: chosen.length !== 1,
            run: () => only && openPassage(only),
          },
          {
            id: 'pin',
            label: t(isOn ? 'compare:unpin' : 'compare:pin'),
            disabled: readOnly,
            run: () => pin(chosen, !isOn),
          },
          { id: 'copy', label: t('compare:copy_passage'), run: () => void copyRows(chosen).catch(showError) },
        ],
      },
    ];
  };
  const heading = (side: SideName) => (
    <div className={styles.sideHead}>
      {/* Not a heading, because it is inside a list, which may contain only items. */}
      <span className={styles.sideName}>
        {atSentenceStart(words, names[side] ?? sideInWords(words, counted.comparison[side]))}
      </span>
      <span className={styles.sideCounts}>
        {listedCounts(words, counted.comparison[side].kind, rows[side] ?? [])}
        <Contradicting count={classOfColumn(side, column) === null ? (theme[side].contradicting ?? 0) : 0} />
      </span>
    </div>
  );
  const emptySides = sides.filter((side) => rows[side]?.length === 0);
  const nothing = (side: SideName) => (
    <div key={side} className={styles.nothing}>
      {heading(side)}
      <p>{t(counted.comparison[side].n === 0 ? 'compare:side_not_reviewed' : 'compare:no_passages')}</p>
    </div>
  );
  return (
    <div className={styles.column}>
      {items.length > 0 && (
        <VirtualList<EvidenceRow>
          label={t('compare:evidence')}
          items={items}
          idOf={(row) => `${row.side} ${idOf(row)}`}
          textOf={(row) => {
            const source = sources.get(row.sourceId);
            return source ? citedInWords(words, citationOf(source)) : '';
          }}
          estimate={84}
          grouping={{ of: (row) => row.side, order: sides }}
          groupHeading={(side) => heading(side === 'a' ? 'a' : 'b')}
          render={(row) => (
            <EvidenceItem
              row={row}
              colour={colour}
              isPinned={isPinned(row)}
              onPin={readOnly ? undefined : () => pin([row], !isPinned(row))}
            />
          )}
          selected={selected}
          onSelectedChange={select}
          opensOnPress
          onOpen={openPassage}
          menu={menu}
        />
      )}
      {emptySides.map(nothing)}
    </div>
  );
}

/** The number of counterexamples, shown beside the count and never subtracted from it. */
function Contradicting({ count }: { count: number }) {
  const { t } = useWords();
  return count > 0 && <span className={styles.contradicting}> · {t('compare:contradict', { count })}</span>;
}

/** The ids of the codings pinned to a verdict. */
function usePinned(verdict: VerdictRecord | undefined): ReadonlySet<string> {
  const evidence = useProject((state) => state.tables.verdictEvidence);
  return useMemo(
    () =>
      new Set(
        [...evidence.values()]
          .filter(({ verdictId }) => verdictId === verdict?.id)
          .map(({ codingId }) => codingId),
      ),
    [evidence, verdict?.id],
  );
}
