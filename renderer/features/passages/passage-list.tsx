import { useMemo, type ReactNode } from 'react';
import { citationOf } from '#core/citation.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { VirtualList, type ListPlace } from '#renderer/ui/list/virtual-list.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { citedInWords } from '#words/citation.ts';
import { countInWords } from '#words/numbers.ts';
import { listed } from '#words/sentences.ts';
import { PassageItem } from './passage-item.tsx';
import { idOf, openPassage, type PassageRow } from './passage-row.ts';
import styles from './passages.module.css';

export interface PassageListProps {
  /** Its accessible name. */
  readonly label: string;
  readonly rows: readonly PassageRow[];
  /** The code or theme whose passages these are. */
  readonly codeId: string;
  /** Name the coder of each passage: the layer is of several. */
  readonly namesCoders?: boolean;
  /** Beside something else: quotes without their surroundings, and one press opens. */
  readonly isCompact?: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onSelectedChange: (ids: ReadonlySet<string>) => void;
  readonly onOpen?: (row: PassageRow) => void;
  readonly onDelete?: (ids: ReadonlySet<string>) => void;
  readonly menu?: (rows: readonly PassageRow[]) => readonly MenuSection[];
  /** Outlives the list, so that it is found as it was left. */
  readonly place?: { current: ListPlace | null };
  readonly empty?: ReactNode;
}

const bySource = { of: (row: PassageRow): string => row.sourceId };

/** Passages under the names of their sources. Enter opens the place in the text. */
export function PassageList({
  rows,
  codeId,
  isCompact = false,
  namesCoders = false,
  ...props
}: PassageListProps) {
  const memos = useProject((state) => state.tables.memo);
  const withMemo = useMemo(
    () => new Set([...memos.values()].flatMap(({ codingId }) => codingId ?? [])),
    [memos],
  );
  const open = props.onOpen ?? openPassage;
  return (
    <VirtualList<PassageRow>
      label={props.label}
      items={rows}
      idOf={idOf}
      estimate={isCompact ? 72 : 96}
      grouping={bySource}
      groupHeading={(sourceId, members) => <SourceHeading sourceId={sourceId} count={members.length} />}
      render={(row) => (
        <PassageItem
          row={row}
          codeId={codeId}
          isCompact={isCompact}
          namesCoders={namesCoders}
          withMemo={withMemo}
          onOpen={open}
        />
      )}
      selected={props.selected}
      onSelectedChange={props.onSelectedChange}
      multiple={!isCompact}
      opensOnPress={isCompact}
      onOpen={open}
      {...(props.onDelete ? { onDelete: props.onDelete } : {})}
      {...(props.menu ? { menu: props.menu } : {})}
      {...(props.place ? { place: props.place } : {})}
      empty={props.empty}
      className={cx(styles.list, !isCompact && styles.wide)}
    />
  );
}

/** A source as it is cited, with its class and whoever speaks in it. */
function SourceHeading({ sourceId, count }: { sourceId: string; count: number }) {
  const words = useWords();
  const source = useProject((state) => state.tables.source.get(sourceId));
  const className = useProject((state) => state.tables.class.get(source?.classId ?? '')?.name);
  const people = usePeople(sourceId);
  if (!source) return null;
  const name = citedInWords(words, citationOf(source));
  return (
    <div className={styles.heading}>
      {/* For the mouse alone: by keyboard one opens a passage of the source. */}
      <span
        role="presentation"
        className={styles.headingName}
        title={name}
        onClick={() => openPlace({ sourceId })}
      >
        {name}
      </span>
      <span className={styles.headingFacts}>
        {listed(words, source.kind === 'document' ? (className ? [className] : []) : people)}
      </span>
      <span className={styles.headingCount}>{countInWords(words, count)}</span>
    </div>
  );
}

function usePeople(sourceId: string): string[] {
  const { sourceRespondent, respondent } = useProject((state) => state.tables);
  return useMemo(
    () =>
      [...sourceRespondent.values()]
        .filter((link) => link.sourceId === sourceId)
        .flatMap(({ respondentId }) => respondent.get(respondentId)?.name ?? []),
    [sourceRespondent, respondent, sourceId],
  );
}
