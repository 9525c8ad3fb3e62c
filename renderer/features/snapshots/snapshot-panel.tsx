import { Eye, Lock, LockOpen, ShieldAlert, ShieldCheck } from 'lucide-react';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useSnapshotNews } from '#renderer/state/snapshot-news.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { FactsTable } from './facts-table.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { openSnapshot, restoreAsNew, restoreHere, toggleKept, type SnapshotOf } from './snapshot-acts.ts';
import { bySort, madeInWords, momentInWords } from './snapshot-words.ts';
import styles from './snapshot-panel.module.css';

/** A snapshot compared with today, with its actions. */
export function SnapshotPanel({ of, now }: { of: SnapshotOf; now: number }) {
  const words = useWords();
  const { t } = words;
  const { file, snapshot } = of;
  const news = useSnapshotNews((state) => state.count);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { value, error } = useAnswer(`${file} ${snapshot.id} ${news}`, (asking) =>
    asking.snapshots.beside({ file, id: snapshot.id }),
  );
  const isDamaged = snapshot.whole === false;
  const attempt = (act: (of: SnapshotOf) => Promise<void>) => () => void act(of).catch(showError);
  return (
    <section className={styles.panel} aria-label={momentInWords(snapshot.at, words)}>
      <div className={styles.top}>
        <h2 className={styles.title}>{momentInWords(snapshot.at, words)}</h2>
        <IconButton
          label={t(snapshot.kept ? 'snapshots:keep_no_longer' : 'snapshots:keep')}
          keys={shownKey('snapshots.keep')}
          onPress={attempt(toggleKept)}
        >
          {snapshot.kept ? <Lock size={16} aria-hidden /> : <LockOpen size={16} aria-hidden />}
        </IconButton>
      </div>
      <p className={styles.why}>{madeInWords(words, snapshot, now)}</p>
      <div className={styles.acts}>
        <Button
          tone="primary"
          icon={<Eye size={16} aria-hidden />}
          isDisabled={isDamaged}
          onPress={attempt(openSnapshot)}
        >
          {t('snapshots:look')}
        </Button>
        <Button isDisabled={isDamaged} onPress={attempt(restoreAsNew)}>
          {t('snapshots:restore_new')}
        </Button>
        <Button isDisabled={isDamaged || readOnly} onPress={attempt(restoreHere)}>
          {t('snapshots:restore_here')}
        </Button>
      </div>
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {value?.before && <FactsTable before={value.before} today={value.today} />}
      {value?.isSealed && <p className={styles.quiet}>{t('snapshots:sealed')}</p>}
      {value?.changes && <Changes changes={value.changes} />}
      {value?.today && value.changes === null && (
        <p className={styles.quiet}>{t('snapshots:other_history')}</p>
      )}
      <State of={of} />
    </section>
  );
}

function Changes({ changes }: { changes: readonly { method: string; count: number }[] }) {
  const { t } = useWords();
  const sorts = bySort(changes);
  const sum = sorts.reduce((all, { count }) => all + count, 0);
  return (
    <>
      <SectionHeading
        className={styles.heading}
        after={<LinkButton onPress={() => show('history')}>{t('snapshots:in_history')}</LinkButton>}
      >
        {t('snapshots:changes', { count: sum })}
      </SectionHeading>
      <ul className={styles.changes}>
        {sorts.map(({ sort, count }) => (
          <li key={sort}>
            <span className={styles.count}>{count}</span> {t(`snapshots:sort_${sort}`, { count })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whether the snapshot is intact, and what restoring does. */
function State({ of: { file, snapshot } }: { of: SnapshotOf }) {
  const { t } = useWords();
  const whole = t('snapshots:state_whole');
  if (snapshot.whole === false)
    return (
      <Note tone="danger" className={styles.state}>
        <ShieldAlert size={18} aria-hidden />
        <span>{t('snapshots:state_damaged')}</span>
      </Note>
    );
  return (
    <Note className={styles.state}>
      <ShieldCheck size={18} aria-hidden className={snapshot.whole ? styles.whole : undefined} />
      <span>
        {snapshot.whole ? (
          <>
            <strong>{whole}</strong>
            {spaceAfter(whole)}
          </>
        ) : (
          <>
            <Sentence>{t('snapshots:state_unchecked')}</Sentence>
            <LinkButton onPress={() => void api.snapshots.check({ file, id: snapshot.id }).catch(showError)}>
              {t('snapshots:check_now')}
            </LinkButton>{' '}
          </>
        )}
        {t('snapshots:state_back')}
      </span>
    </Note>
  );
}
