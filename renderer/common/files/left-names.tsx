import type { ReactNode } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { Note } from '#renderer/ui/note.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import type { FilePlaces } from '#electron/services/replication/write.ts';
import styles from './left-names.module.css';

/** How many places each file has, under a heading. Renders nothing if there are none. */
export function NamePlaces({ head, places }: { head: string; places: readonly FilePlaces[] }) {
  const { t } = useWords();
  const [shown, more] = useMore(places.length);
  if (places.length === 0) return null;
  return (
    <div>
      <p className={styles.label}>{head}</p>
      <ul className={styles.places}>
        {places.slice(0, shown).map(({ file, places: count }) => (
          <li key={file}>{t('replication:places', { file, count })}</li>
        ))}
        {more && <li>{more}</li>}
      </ul>
    </div>
  );
}

export interface LeftNamesProps {
  readonly head: string;
  readonly parts: readonly FilePlaces[];
  readonly short: readonly string[];
  readonly ordinary: readonly string[];
  /** What follows the list of parts of names, in the same box. */
  readonly children?: ReactNode;
}

/** Where names remain in what is given to others: parts of names, and names that were not searched for. */
export function LeftNames({ head, parts, short, ordinary, children }: LeftNamesProps) {
  const { t } = useWords();
  return (
    <>
      {parts.length > 0 && (
        <Note tone="warning">
          <NamePlaces head={head} places={parts} />
          {children}
        </Note>
      )}
      {short.length > 0 && (
        <p>{t('replication:short', { names: short.join(t('exports:list.separator')) })}</p>
      )}
      {ordinary.length > 0 && (
        <Note tone="warning">
          {t('replication:ordinary', { names: ordinary.join(t('exports:list.separator')) })}
        </Note>
      )}
    </>
  );
}
