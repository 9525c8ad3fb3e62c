import { CopyCheck } from 'lucide-react';
import { useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { SourceRecord } from '#core/records.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace, show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { Copy, ReviewGroup } from './duplicate-groups.ts';
import { askToMove, duplicatesStore } from './duplicates-store.ts';
import { FacingTexts } from '#renderer/common/sources/facing-texts.tsx';
import { linkAll, linkThis, makeOriginal, setDistinct, stepCopy, stepGroup, unlinkThis } from './judging.ts';
import { likenessInWords } from './likeness-words.ts';
import { MoveCodingsDialog } from './move-codings-dialog.tsx';
import styles from './duplicates-work.module.css';
import workStyles from './triage-work.module.css';
import { turnPage } from './turn-page.ts';
import { useDuplicates } from './use-duplicates.ts';
import { useReturningUndo } from './use-triage-actions.ts';
import { useSourceFacts } from '#renderer/common/sources/use-source-facts.ts';

/** An original and a copy side by side, with their differences marked. */
export function DuplicatesWork() {
  const { t } = useWords();
  const { groups, group, copy, underWay, isSearched } = useDuplicates();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const sources = useProject((state) => state.tables.source.size);
  const page = useRef<HTMLDivElement>(null);
  useActions({
    'duplicates.next': () => stepGroup(1),
    'duplicates.previous': () => stepGroup(-1),
    // As in the queue, these keys stay within the list under review.
    'read.next_source': () => stepGroup(1),
    'read.previous_source': () => stepGroup(-1),
    'duplicates.next_copy': () => stepCopy(1),
    'duplicates.previous_copy': () => stepCopy(-1),
    'triage.page_down': () => turnPage(page.current, 1),
    'triage.page_up': () => turnPage(page.current, -1),
    ...(!readOnly && {
      'duplicates.link_all': { run: linkAll, enabled: (group?.open.length ?? 0) > 0 },
      'duplicates.link': { run: linkThis, enabled: copy !== null && copy.state !== 'linked' },
      'duplicates.distinct': { run: setDistinct, enabled: copy !== null && copy.state !== 'distinct' },
      'duplicates.original': makeOriginal,
      'duplicates.unlink': { run: unlinkThis, enabled: copy?.state === 'linked' },
    }),
  });
  useReturningUndo();
  const moving = useStore(duplicatesStore, (state) => state.moving);
  const isBlind = useBlindCoderId() !== null;
  if (!group || !copy) {
    const sentence =
      sources < 2
        ? t('triage:empty_project')
        : underWay && !isSearched
          ? t('triage:looking_first')
          : t('triage:nothing_to_compare');
    return (
      <EmptyState className={workStyles.empty} icon={<CopyCheck size={22} aria-hidden />} sentence={sentence}>
        {sources < 2 && <Button onPress={() => show('sources')}>{t('triage:bring_in')}</Button>}
      </EmptyState>
    );
  }
  const place = groups?.indexOf(group) ?? 0;
  return (
    <div className={workStyles.work} key={`${group.original.id} ${copy.source.id}`}>
      <header className={styles.facing}>
        <SideHead source={group.original} label={t('triage:the_original')} />
        <SideHead
          source={copy.source}
          label={t('triage:the_copy', {
            place: group.copies.indexOf(copy) + 1,
            count: group.copies.length,
          })}
          copy={copy}
          group={group}
        />
      </header>
      <Comparison original={group.original} copy={copy.source} page={page} />
      <p className={styles.underneath} role="status">
        {t('triage:group_of', { place: place + 1, count: groups?.length ?? 0 })}
      </p>
      {/* A second pass must not learn what others have coded. */}
      {moving && !isBlind && <MoveCodingsDialog moving={moving} onClose={() => askToMove(null)} />}
    </div>
  );
}

function SideHead({
  source,
  label,
  copy,
  group,
}: {
  source: SourceRecord;
  label: string;
  copy?: Copy;
  group?: ReviewGroup;
}) {
  const words = useWords();
  const { t } = words;
  const facts = useSourceFacts(source);
  return (
    <div className={styles.sideHead}>
      <div className={styles.sideLabel}>
        {label}
        {copy && (
          <Chip tone={copy.state === 'linked' ? 'accent' : 'plain'}>{t(`triage:copy_${copy.state}`)}</Chip>
        )}
        {copy?.likeness != null && (
          <span>{likenessInWords(copy.likeness, group?.contained ?? false, words)}</span>
        )}
      </div>
      <h1 className={styles.sideTitle} lang={source.language ?? undefined}>
        {source.title}
      </h1>
      <p className={styles.sideFacts}>
        {[...facts, t('sources:text_of', { count: source.codePoints })].join(' · ')}
        {' · '}
        <LinkButton onPress={() => openPlace({ sourceId: source.id })}>{t('sources:open')}</LinkButton>
        {copy && group && <MoveLink copyId={source.id} originalId={group.original.id} />}
      </p>
    </div>
  );
}

/** A link to move the codings of a copy to the original, if it has any. */
function MoveLink({ copyId, originalId }: { copyId: string; originalId: string }) {
  const { t } = useWords();
  const isBlind = useBlindCoderId() !== null;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { value } = useAnswer(readOnly || isBlind ? null : copyId, (asking) =>
    asking.sources.removePreview({ ids: [copyId] }),
  );
  const count = value?.codings ?? 0;
  if (count === 0) return null;
  return (
    <>
      {' · '}
      <LinkButton onPress={() => askToMove({ fromIds: [copyId], toId: originalId })}>
        {t('carried:move_of', { count })}
      </LinkButton>
    </>
  );
}

interface ComparisonProps {
  readonly original: SourceRecord;
  readonly copy: SourceRecord;
  readonly page: RefObject<HTMLDivElement | null>;
}

function Comparison({ original, copy, page }: ComparisonProps) {
  const { t } = useWords();
  const key = `${original.id} ${copy.id} ${original.textHash} ${copy.textHash}`;
  const { value, error } = useAnswer(key, (asking) =>
    asking.duplicates.compare({ id: original.id, otherId: copy.id }),
  );
  if (error) return <EmptyState sentence={sentenceFor(error)} />;
  const isSame = value?.parts.every((part) => part.in === 'both') ?? false;
  return (
    // Scrolling areas must be reachable by keyboard.
    <div
      ref={page}
      className={styles.comparison}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('triage:side_by_side')}
    >
      {isSame && <p className={styles.same}>{t('triage:word_for_word')}</p>}
      {value && <FacingTexts parts={value.parts} languages={[original.language, copy.language]} />}
    </div>
  );
}
