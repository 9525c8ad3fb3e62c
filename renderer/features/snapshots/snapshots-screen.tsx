import { Camera } from 'lucide-react';
import { useState } from 'react';
import { perform, useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { HistoryTwins } from '#renderer/features/history/history-twins.tsx';
import { printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { useSnapshotNews } from '#renderer/state/snapshot-news.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { Sentence } from '#renderer/ui/sentence.tsx';
import type { ListedSnapshot } from '#electron/services/snapshots.ts';
import { MakeSnapshotDialog } from './make-snapshot-dialog.tsx';
import { printedSnapshots } from './printed-snapshots.ts';
import { openSnapshot, toggleKept, type SnapshotOf } from './snapshot-acts.ts';
import { SnapshotLine } from './snapshot-line.tsx';
import { SnapshotPanel } from './snapshot-panel.tsx';
import { SnapshotSettingsDialog } from './snapshot-settings-dialog.tsx';
import { groupInWords, groupOf, paceOf, timeInWords } from './snapshot-words.ts';
import styles from './snapshots.module.css';

/** The snapshots of the study: to open, compare with today, and restore. */
export function SnapshotsScreen() {
  const words = useWords();
  const { t } = words;
  const news = useSnapshotNews((state) => state.count);
  const open = useProject((state) => state.open);
  const { value, error } = useAnswer(`${open?.path} ${news}`, async (asking) => ({
    ...(await asking.snapshots.list()),
    now: Date.now(),
  }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'make' | 'settings' | null>(null);
  const now = value?.now ?? 0;
  const study = value?.study ?? null;
  const snapshots = study?.snapshots ?? [];
  const snapshot = snapshots.find(({ id }) => String(id) === chosen) ?? snapshots[0];
  const of: SnapshotOf | null = study && snapshot ? { file: study.file, name: study.name, snapshot } : null;
  const canMake = open !== null && open.snapshot === null;
  useActions({
    'edit.new': {
      run: () => setDialog('make'),
      enabled: canMake,
      label: t('snapshots:make'),
      hint: t('snapshots:make_short'),
    },
    ...(of && {
      'snapshots.look': { run: () => openSnapshot(of), enabled: of.snapshot.whole !== false },
      'snapshots.keep': () => toggleKept(of),
    }),
  });
  const print = () =>
    printTable(words, printedSnapshots(words, snapshots, { project: study?.name ?? '', now }));
  usePrinting(snapshots.length === 0 ? null : print);
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        ruled
        title={<HistoryTwins here="snapshots" />}
        subtitle={t(value?.risk === null ? 'snapshots:subtitle_outside' : 'snapshots:subtitle')}
      >
        <Button isDisabled={!canMake} onPress={() => perform('project.save_copy')}>
          {t('shell:save_copy')}
        </Button>
        <Button
          icon={<Camera size={16} aria-hidden />}
          isDisabled={!canMake}
          onPress={() => setDialog('make')}
        >
          {t('snapshots:make')}
        </Button>
      </PageHeader>
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {value?.risk && (
        <Note tone="warning" className={styles.risk}>
          <Sentence>{t(`snapshots:risk_${value.risk}`)}</Sentence>
          <LinkButton onPress={() => setDialog('settings')}>{t('snapshots:where')}</LinkButton>
        </Note>
      )}
      {value && snapshots.length === 0 && (
        <EmptyState sentence={t(open?.snapshot ? 'snapshots:empty_look' : 'snapshots:empty')}>
          {canMake && <Button onPress={() => setDialog('make')}>{t('snapshots:make')}</Button>}
        </EmptyState>
      )}
      {of && (
        <div className={styles.columns}>
          <div className={styles.left}>
            <ColumnHeads />
            <VirtualList<ListedSnapshot>
              className={screenStyles.list}
              label={t('snapshots:list')}
              items={snapshots}
              idOf={({ id }) => String(id)}
              estimate={32}
              selected={new Set([String(of.snapshot.id)])}
              onSelectedChange={(ids) => setChosen([...ids][0] ?? null)}
              grouping={{ of: (each) => groupOf(each, now) }}
              groupHeading={(group, items) => <GroupHeading group={group} items={items} now={now} />}
              render={(each) => <SnapshotLine snapshot={each} now={now} />}
              onOpen={(each) => void openSnapshot({ ...of, snapshot: each }).catch(showError)}
            />
            <p className={styles.room}>
              {t('snapshots:room', {
                count: snapshots.length,
                size: bytesInWords(study?.size ?? 0, words),
                limit: bytesInWords(value?.limit ?? 0, words),
              })}
              <span className={styles.folder}>{value?.folder}</span>
              <LinkButton onPress={() => setDialog('settings')}>{t('snapshots:where')}</LinkButton>
            </p>
          </div>
          <SnapshotPanel key={`${of.file} ${of.snapshot.id}`} of={of} now={now} />
        </div>
      )}
      {snapshots[0] && (
        <FooterState>{t('snapshots:footer', { time: timeInWords(snapshots[0].at, words) })}</FooterState>
      )}
      {dialog === 'make' && <MakeSnapshotDialog onClose={() => setDialog(null)} />}
      {dialog === 'settings' && value && (
        <SnapshotSettingsDialog folder={value.folder} limit={value.limit} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}

function ColumnHeads() {
  const { t } = useWords();
  return (
    <div className={styles.heads} aria-hidden>
      <span>{t('snapshots:time')}</span>
      <span>{t('snapshots:made')}</span>
      <span className={styles.number}>{t('snapshots:codings')}</span>
      <span className={styles.number}>{t('snapshots:size')}</span>
      <span />
    </div>
  );
}

interface GroupProps {
  group: string;
  items: readonly ListedSnapshot[];
  now: number;
}

function GroupHeading({ group, items, now }: GroupProps) {
  const words = useWords();
  const { t } = words;
  const at = items[0]?.at ?? '';
  return (
    <div className={styles.group}>
      <span>{groupInWords(group, now, words)}</span>
      <span className={styles.pace}>{t(`snapshots:pace_${paceOf(at, now)}`)}</span>
    </div>
  );
}
