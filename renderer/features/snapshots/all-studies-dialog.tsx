import { Eye } from 'lucide-react';
import { useState } from 'react';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { ListedSnapshot } from '#electron/services/snapshots.ts';
import { openSnapshot, restoreAsNew, type SnapshotOf } from './snapshot-acts.ts';
import { SnapshotLine } from './snapshot-line.tsx';
import { groupOf, momentInWords } from './snapshot-words.ts';
import { dayInWords } from '#renderer/features/history/history-words.ts';
import styles from './all-studies-dialog.module.css';

/** The snapshots of every study, for the start screen: also those of damaged or missing files. */
export function AllStudiesDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const { value, error } = useAnswer('studies', async (asking) => ({
    studies: await asking.snapshots.studies(),
    now: Date.now(),
  }));
  const [file, setFile] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const study = value?.studies.find((each) => each.file === file) ?? value?.studies[0];
  const snapshot = study?.snapshots.find(({ id }) => String(id) === chosen) ?? study?.snapshots[0];
  const of: SnapshotOf | null = study && snapshot ? { file: study.file, name: study.name, snapshot } : null;
  const now = value?.now ?? 0;
  const attempt = (act: (of: SnapshotOf) => Promise<void>) => () => {
    if (of) void act(of).then(onClose, showError);
  };
  return (
    <Dialog title={t('snapshots:start_title')} isOpen onClose={onClose} size="large">
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {value && !study && <EmptyState sentence={t('snapshots:start_none')} />}
      {value && study && of && (
        <div className={styles.rows}>
          <Select
            label={t('snapshots:start_study')}
            value={study.file}
            onChange={setFile}
            options={value.studies.map((each) => ({
              value: each.file,
              label: each.present
                ? `${each.name} · ${each.path}`
                : `${each.name} · ${each.path} (${t('snapshots:start_gone')})`,
            }))}
          />
          <VirtualList<ListedSnapshot>
            className={styles.list}
            label={t('snapshots:list')}
            items={study.snapshots}
            idOf={({ id }) => String(id)}
            estimate={32}
            selected={new Set([String(of.snapshot.id)])}
            onSelectedChange={(ids) => setChosen([...ids][0] ?? null)}
            grouping={{ of: (each) => groupOf(each, now) }}
            groupHeading={(group, items) =>
              group.length > 7 ? dayInWords(group, now, words) : momentInWords(items[0]?.at ?? '', words)
            }
            render={(each) => <SnapshotLine snapshot={each} now={now} />}
            onOpen={(each) => void openSnapshot({ ...of, snapshot: each }).then(onClose, showError)}
          />
          <div className={styles.acts}>
            <Button
              tone="primary"
              icon={<Eye size={16} aria-hidden />}
              isDisabled={of.snapshot.whole === false}
              onPress={attempt(openSnapshot)}
            >
              {t('snapshots:look')}
            </Button>
            <Button isDisabled={of.snapshot.whole === false} onPress={attempt(restoreAsNew)}>
              {t('snapshots:restore_new')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
