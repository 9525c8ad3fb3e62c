import { Ban, Check, Circle, CircleCheck, Eye } from 'lucide-react';
import type { SourceRecord } from '#core/records.ts';
import { nameOf } from '#renderer/common/sources/source-row.ts';
import { originalIn, standingInWords } from '#renderer/common/sources/standing-words.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { isOpen, type QueueItem, type QueueOf } from './queue.ts';
import { goTo } from './queue-place.ts';
import styles from './triage-lists.module.css';
import type { ShownQueue } from './use-queue.ts';

/** The sources of the queue, each with class, date and status. */
export function QueueList({ queue }: { queue: ShownQueue }) {
  const { t } = useWords();
  const { items, current, place } = queue;
  return (
    // The list would take the Space key; here it pages through the text.
    <div
      className={styles.listFrame}
      onKeyDownCapture={(event) => {
        if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        perform(event.shiftKey ? 'triage.page_up' : 'triage.page_down');
      }}
    >
      <VirtualList<QueueItem>
        label={t('triage:queue')}
        items={items}
        idOf={({ source }) => source.id}
        estimate={50}
        selected={new Set(current ? [current.source.id] : [])}
        onSelectedChange={([id]) => {
          if (id !== undefined) goTo(id);
        }}
        onOpen={({ source }) => openPlace({ sourceId: source.id })}
        render={(item) => <QueueLine item={item} of={place.settings.of} />}
      />
    </div>
  );
}

const pictures = { new: Circle, included: CircleCheck, 'second-look': Eye, excluded: Ban };

function QueueLine({ item, of }: { item: QueueItem; of: QueueOf }) {
  const words = useWords();
  const { t } = words;
  const { source, className, reviewed } = item;
  const original = useProject(({ tables }) => originalIn(tables, source));
  const Picture = pictures[source.status];
  const facts = [className, source.date ?? t('triage:undated')];
  const standing = standingInWords(source, original, words);
  return (
    <span className={cx(styles.line, !isOpen(item, of) && styles.decided)}>
      <Picture size={14} aria-hidden className={cx(styles.mark, styles[markOf(source)])} />
      <span className={styles.lineWords}>
        <span className={styles.lineTitle} lang={source.language ?? undefined}>
          {nameOf(source)}
        </span>
        <span className={styles.lineFacts}>
          {/* A decision comes first, because the rest may be cut off. */}
          {(isUndecided(source) ? [...facts, standing] : [standing, ...facts]).filter(Boolean).join(' · ')}
        </span>
      </span>
      {reviewed && <Check size={14} aria-label={t('sources:reviewed')} className={styles.reviewed} />}
    </span>
  );
}

function isUndecided({ status, duplicateOf }: SourceRecord): boolean {
  return status === 'new' && duplicateOf === null;
}

function markOf({ status }: SourceRecord): string {
  return `mark-${status}`;
}
