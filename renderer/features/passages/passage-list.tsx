import { useMemo, type DragEvent, type ReactNode } from 'react';
import { citationOf } from '#core/citation.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import type { Ticking } from '#renderer/ui/list/use-list-keys.ts';
import { VirtualList, type ListPlace, type VirtualListProps } from '#renderer/ui/list/virtual-list.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { citedInWords } from '#words/citation.ts';
import { countInWords } from '#words/numbers.ts';
import { listed } from '#words/sentences.ts';
import { PassageItem, type OtherActs } from './passage-item.tsx';
import { idOf, openPassage, type PassageRow } from '#renderer/common/passages/passage-row.ts';
import styles from './passage-list.module.css';

export interface PassageListProps {
  /** Its accessible name. */
  readonly label: string;
  readonly rows: readonly PassageRow[];
  /** The code or theme whose passages are listed. */
  readonly codeId: string;
  /** Whether to name the coder of each passage, because the layer has several. */
  readonly namesCoders?: boolean;
  /** Groups rows by something else than their source. */
  readonly groups?: RowGroups;
  /** Whether to list passages without headings, each with the name of its source. */
  readonly isFlat?: boolean;
  /** For a list beside something else: quotes without their surroundings, opened by a single press. */
  readonly isCompact?: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onSelectedChange: (ids: ReadonlySet<string>) => void;
  readonly onOpen?: (row: PassageRow) => void;
  /** Shift with Enter. */
  readonly onOpenBeside?: (row: PassageRow) => void;
  readonly onDelete?: (ids: ReadonlySet<string>) => void;
  /** If given, rows are ticked rather than selected. */
  readonly ticking?: Ticking;
  readonly otherActs?: OtherActs;
  readonly onDragStart?: (event: DragEvent, rows: readonly PassageRow[]) => void;
  /** See `VirtualList`. */
  readonly endRoom?: number;
  readonly onInView?: (ids: readonly string[]) => void;
  /** A field to write in below a row; see `VirtualList`. */
  readonly below?: VirtualListProps<PassageRow>['below'];
  readonly menu?: (rows: readonly PassageRow[]) => readonly MenuSection[];
  /** Outlives the list, so that it is shown again as it was left. */
  readonly place?: { current: ListPlace | null };
  readonly empty?: ReactNode;
}

/** The groups of a list, whose rows stand in their order. */
export interface RowGroups {
  readonly of: (row: PassageRow) => string;
  readonly heading: (group: string, count: number) => ReactNode;
}

const bySource = { of: (row: PassageRow): string => row.sourceId };

/** Passages under the names of their sources. Enter opens a passage in the text. */
export function PassageList({
  rows,
  codeId,
  isCompact = false,
  isFlat = false,
  namesCoders = false,
  otherActs,
  groups,
  ...props
}: PassageListProps) {
  const memos = useSeenMemos();
  const withMemo = useMemo(
    () => new Set([...memos.values()].flatMap(({ codingId }) => codingId ?? [])),
    [memos],
  );
  const examples = useProject((state) => state.tables.codeExample);
  const asExample = useMemo(
    () => new Set([...examples.values()].map(({ codingId }) => codingId)),
    [examples],
  );
  const open = props.onOpen ?? openPassage;
  return (
    <VirtualList<PassageRow>
      label={props.label}
      items={rows}
      idOf={idOf}
      estimate={isCompact ? 72 : 84}
      {...(isFlat ? {} : { grouping: groups ?? bySource, stickyHeadings: !isCompact })}
      groupHeading={(group, members) =>
        groups ? (
          groups.heading(group, members.length)
        ) : (
          <SourceHeading sourceId={group} count={members.length} />
        )
      }
      render={(row) => (
        <PassageItem
          row={row}
          codeId={codeId}
          isCompact={isCompact}
          namesCoders={namesCoders}
          namesSource={isFlat || groups !== undefined}
          withMemo={withMemo}
          asExample={asExample}
          onOpen={open}
          otherActs={otherActs}
        />
      )}
      selected={props.selected}
      onSelectedChange={props.onSelectedChange}
      multiple={!isCompact}
      opensOnPress={isCompact}
      onOpen={open}
      {...(props.onOpenBeside ? { onOpenBeside: props.onOpenBeside } : {})}
      {...(props.onDelete ? { onDelete: props.onDelete } : {})}
      {...(props.menu ? { menu: props.menu } : {})}
      {...(props.place ? { place: props.place } : {})}
      {...(props.ticking ? { ticking: props.ticking } : {})}
      {...(props.onDragStart ? { onDragStart: props.onDragStart } : {})}
      endRoom={props.endRoom ?? 0}
      {...(props.onInView ? { onInView: props.onInView } : {})}
      {...(props.below ? { below: props.below } : {})}
      empty={props.empty}
      className={cx(styles.list, !isCompact && styles.wide)}
    />
  );
}

/** A source as cited, with its class and its speakers. */
function SourceHeading({ sourceId, count }: { sourceId: string; count: number }) {
  const words = useWords();
  const source = useProject((state) => state.tables.source.get(sourceId));
  const className = useProject((state) => state.tables.class.get(source?.classId ?? '')?.name);
  const people = usePeople(sourceId);
  if (!source) return null;
  const name = citedInWords(words, citationOf(source));
  return (
    <div className={styles.heading}>
      {/* For the mouse only: by keyboard one opens a passage of the source. */}
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
  const sourceRespondent = useProject((state) => state.tables.sourceRespondent);
  const respondent = useProject((state) => state.tables.respondent);
  return useMemo(
    () =>
      [...sourceRespondent.values()]
        .filter((link) => link.sourceId === sourceId)
        .flatMap(({ respondentId }) => respondent.get(respondentId)?.name ?? []),
    [sourceRespondent, respondent, sourceId],
  );
}
