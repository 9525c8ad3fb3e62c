import { useState } from 'react';
import { useStore } from 'zustand';
import type { UpdateAt } from '#electron/rpc/transport.ts';
import { updateStore } from '#renderer/state/updating.ts';
import { useWords } from '#renderer/state/words.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import styles from './update-progress.module.css';

const MEGABYTE = 1_000_000;

/** Progress of updating a study of an earlier version, while that runs. */
export function UpdateProgress() {
  const at = useStore(updateStore, (state) => state.at);
  return at && <Progress key={at.phase} at={at} />;
}

function Progress({ at: { name, phase, done, total } }: { at: UpdateAt }) {
  const { t } = useWords();
  const [startedAt] = useState(() => Date.now());
  const isKeeping = phase === 'keeping';
  return (
    <div className={styles.progress}>
      <ProgressBar
        what={t(`snapshots:update_${phase}`, { name })}
        detail={isKeeping ? t('snapshots:update_megabytes') : undefined}
        done={isKeeping ? Math.floor(done / MEGABYTE) : 0}
        total={isKeeping ? Math.ceil(total / MEGABYTE) : null}
        startedAt={startedAt}
      />
    </div>
  );
}
