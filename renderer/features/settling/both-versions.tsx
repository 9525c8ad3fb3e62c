import { Fragment, type ReactNode } from 'react';
import type { WaitingDetail } from '#core/team/waiting.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { wordParts } from '#renderer/ui/word-parts.ts';
import { localeOf } from '#words/locale.ts';
import styles from './settling.module.css';

/** Texts with a smaller part in common than this are not marked: all of it would be. */
const MIN_SHARE_ALIKE = 0.2;

export interface BothVersionsProps {
  readonly ours: string;
  readonly theirs: string;
  /** What both had before; null where that is not known. */
  readonly base?: string | null;
  readonly language?: string | undefined;
  /** Which of them is taken, or stands. */
  readonly taken?: 'ours' | 'theirs' | 'both' | null;
}

/** One's own version at the left, that of the other at the right, with what differs marked; below, what was there before. */
export function BothVersions({ ours, theirs, base = null, language, taken = null }: BothVersionsProps) {
  const { t } = useWords();
  const parts = wordParts(ours, theirs, MIN_SHARE_ALIKE);
  const shown = (own: 'one' | 'other', text: string): ReactNode =>
    parts === null || text === ''
      ? text || t('settling:empty_text')
      : parts
          .filter((part) => part.in === own || part.in === 'both')
          .map((part, place) =>
            part.in === 'both' ? (
              <Fragment key={place}>{part.text}</Fragment>
            ) : (
              <mark key={place} className={styles.own}>
                {part.text}
              </mark>
            ),
          );
  const isTaken = (side: 'ours' | 'theirs'): boolean => taken === side || taken === 'both';
  return (
    <>
      <div className={styles.sides}>
        <p lang={language} className={cx(styles.side, isTaken('ours') && styles.taken)}>
          {shown('one', ours)}
        </p>
        <p lang={language} className={cx(styles.side, isTaken('theirs') && styles.taken)}>
          {shown('other', theirs)}
        </p>
      </div>
      {base !== null && base !== '' && (
        <p className={styles.base}>
          <span className={styles.small}>{t('settling:before')}</span> <span lang={language}>{base}</span>
        </p>
      )}
    </>
  );
}

/** Whose the two versions are, and when they were written. */
export function SideHeads({ detail: { ours, theirs, stands } }: { readonly detail: WaitingDetail }) {
  const { t, language } = useWords();
  const moment = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' });
  const when = (at: string | null): string => (at === null ? '' : moment.format(new Date(at)));
  return (
    <div className={styles.sides}>
      {(
        [
          ['ours', t('settling:yours'), when(ours.at)],
          [
            'theirs',
            theirs.name === null ? t('settling:others') : t('settling:of_person', { name: theirs.name }),
            when(theirs.at),
          ],
        ] as const
      ).map(([side, name, at]) => (
        <p key={side} className={styles.sideHead}>
          <b>{stands === side ? t('settling:stands_side', { side: name }) : name}</b>{' '}
          <span className={styles.small}>{at}</span>
        </p>
      ))}
    </div>
  );
}
