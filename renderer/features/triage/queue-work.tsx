import { BookOpen, ChevronDown, ChevronUp } from 'lucide-react';
import { useRef } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { originalIn, standingInWords } from '#renderer/common/sources/standing-words.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { decisionInWords } from './decision.ts';
import { stepped, type QueueItem } from './queue.ts';
import { ExcludeMenu } from './exclude-menu.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { goTo } from './queue-place.ts';
import { progressInWords } from './progress-words.ts';
import { QueueText } from './queue-text.tsx';
import styles from './triage-work.module.css';
import { turnPage } from './turn-page.ts';
import { useQueue, type ShownQueue } from './use-queue.ts';
import { useTriageActions } from './use-triage-actions.ts';
import { useSourceFacts } from '#renderer/common/sources/use-source-facts.ts';

/** The current source and its text. */
export function QueueWork() {
  const queue = useQueue();
  const desk = useRef<HTMLDivElement>(null);
  const textHasFocus = useRef(false);
  useTriageActions((pages) => turnPage(desk.current?.querySelector('[role="textbox"]'), pages));
  if (!queue.current) return <QueueEmpty queue={queue} />;
  const { source } = queue.current;
  return (
    <div className={styles.work}>
      <Head queue={queue} item={queue.current} />
      <QueueText
        key={source.id}
        source={source}
        desk={desk}
        hadFocus={() => textHasFocus.current}
        onFocusChange={(hasFocus) => {
          textHasFocus.current = hasFocus;
        }}
      />
    </div>
  );
}

function Head({ queue, item }: { queue: ShownQueue; item: QueueItem }) {
  const words = useWords();
  const { t } = words;
  const facts = useSourceFacts(item.source);
  const original = useProject(({ tables }) => originalIn(tables, item.source));
  const { source, reviewed } = item;
  const { items, place } = queue;
  const step = (by: 1 | -1) => () => {
    const next = stepped(items, source.id, by);
    if (next) goTo(next.source.id);
  };
  const where = { place: items.indexOf(item) + 1, count: items.length };
  return (
    <>
      <PageHeader
        className={styles.head}
        title={<span lang={source.language ?? undefined}>{sourceName(source, words)}</span>}
        subtitle={facts.join(' · ')}
      >
        <span className={styles.where}>{t('triage:item_of', where)}</span>
        <IconButton label={t('triage:previous')} keys={shownKey('triage.previous')} onPress={step(-1)}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('triage:next')} keys={shownKey('triage.next')} onPress={step(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
        <Button icon={<BookOpen size={15} aria-hidden />} onPress={() => openPlace({ sourceId: source.id })}>
          {t('sources:open')}
        </Button>
      </PageHeader>
      <div className={styles.standing}>
        <Chip tone={toneOf(source)}>{standingInWords(source, original, words)}</Chip>
        <Chip tone={reviewed ? 'accent' : 'plain'}>
          {t(reviewed ? 'sources:reviewed' : 'sources:not_reviewed')}
        </Chip>
        <ExcludeMenu />
        <Before place={place} currentId={source.id} />
      </div>
      <FooterState>{progressInWords(queue.progress, words)}</FooterState>
    </>
  );
}

function toneOf({ status, duplicateOf }: SourceRecord): 'plain' | 'accent' | 'warning' | 'danger' {
  if (duplicateOf !== null || status === 'new') return 'plain';
  if (status === 'included') return 'accent';
  return status === 'excluded' ? 'danger' : 'warning';
}

/** The last decision, announced to screen readers, with a link back to it. */
function Before({ place, currentId }: { place: ShownQueue['place']; currentId: string }) {
  const { t } = useWords();
  const last = place.decided.at(-1);
  const source = useProject(({ tables }) => tables.source.get(last?.sourceId ?? ''));
  return (
    <output className={styles.before}>
      {last && source && source.id !== currentId && (
        <>
          {t('triage:before')}
          {spaceAfter(t('triage:before'))}
          <LinkButton className={styles.beforeTitle} onPress={() => goTo(source.id)}>
            {source.title}
          </LinkButton>
          {` · ${decisionInWords(last.decision, { t })}`}
        </>
      )}
    </output>
  );
}
