import { Check, CopyCheck, Link2, Unlink2 } from 'lucide-react';
import { useEffect } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { linkedGroups, type ReviewGroup } from './duplicate-groups.ts';
import { lookAt, lookForDuplicates } from './duplicates-store.ts';
import styles from './triage-lists.module.css';
import { useDuplicates, useThreshold } from './use-duplicates.ts';

/** The groups of near-duplicates: those to judge, then the linked ones. */
export function GroupList() {
  const { t } = useWords();
  const { groups, group, underWay, isSearched, isStale } = useDuplicates();
  const [threshold, setThreshold] = useThreshold();
  const sources = useProject((state) => state.tables.source);
  useEffect(() => {
    if (!isSearched && underWay === null && sources.size > 1) void lookForDuplicates(threshold);
    // Once, on arrival before any search.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const linked = linkedGroups(sources);
  const linkedSources = linked.reduce((sum, { copies }) => sum + copies.length + 1, 0);
  const toJudge = groups?.filter((each) => each.open.length > 0) ?? [];
  const sourcesToJudge = new Set(
    toJudge.flatMap(({ original, copies }) => [original.id, ...copies.map(({ source }) => source.id)]),
  ).size;
  return (
    <>
      <div className={styles.choice}>
        <div className={styles.searchLine}>
          <NumberField
            label={t('triage:threshold')}
            value={threshold}
            minValue={0.6}
            maxValue={1}
            step={0.05}
            formatOptions={{ style: 'percent' }}
            onChange={(next) => {
              if (next === null || next === threshold) return;
              setThreshold(next);
              void lookForDuplicates(next);
            }}
          />
          <Button
            isDisabled={underWay !== null || sources.size < 2}
            onPress={() => void lookForDuplicates(threshold)}
          >
            {t('triage:look_again')}
          </Button>
        </div>
        {isStale && <p className={styles.aside}>{t('triage:sources_since')}</p>}
      </div>
      <p className={styles.standings} role="status">
        {isSearched && (
          <span>
            {toJudge.length === 0
              ? t('triage:groups_none_open')
              : t('triage:groups_open', {
                  count: toJudge.length,
                  sources: t('triage:of_sources', { count: sourcesToJudge }),
                })}
          </span>
        )}
        {linked.length > 0 && (
          <span>
            {t('triage:groups_linked', {
              count: linked.length,
              sources: t('triage:of_sources', { count: linkedSources }),
            })}
          </span>
        )}
      </p>
      {underWay && (
        <ProgressBar
          className={styles.search}
          what={t('triage:looking')}
          done={underWay.done}
          total={underWay.total}
          startedAt={underWay.startedAt}
          onCancel={underWay.cancel}
        />
      )}
      {groups && groups.length > 0 && (
        <VirtualList<ReviewGroup>
          label={t('triage:view_duplicates')}
          items={groups}
          idOf={({ id }) => id}
          estimate={50}
          selected={new Set(group ? [group.id] : [])}
          onSelectedChange={([id]) => {
            if (id !== undefined) lookAt(id);
          }}
          render={(each) => <GroupLine group={each} />}
        />
      )}
      {isSearched && groups?.length === 0 && (
        <EmptyState icon={<CopyCheck size={20} aria-hidden />} sentence={t('triage:no_duplicates')} />
      )}
    </>
  );
}

function GroupLine({ group }: { group: ReviewGroup }) {
  const { t } = useWords();
  const { original, copies, open, contained } = group;
  const linked = copies.filter(({ state }) => state === 'linked').length;
  const distinct = copies.filter(({ state }) => state === 'distinct').length;
  const Picture = open.length > 0 ? CopyCheck : linked > 0 ? Link2 : Unlink2;
  const facts = [
    contained ? t('triage:contained_text') : t('triage:copies_alike', { count: copies.length + 1 }),
    open.length > 0 && t('triage:to_judge', { count: open.length }),
    linked > 0 && t('triage:linked_count', { count: linked }),
    distinct > 0 && t('triage:distinct_count', { count: distinct }),
  ];
  return (
    <span className={cx(styles.line, open.length === 0 && styles.decided)}>
      <Picture size={14} aria-hidden className={styles.mark} />
      <span className={styles.lineWords}>
        <span className={styles.lineTitle} lang={original.language ?? undefined}>
          {original.title}
        </span>
        <span className={styles.lineFacts}>{facts.filter(Boolean).join(' · ')}</span>
      </span>
      {open.length === 0 && <Check size={14} aria-hidden className={styles.reviewed} />}
    </span>
  );
}
