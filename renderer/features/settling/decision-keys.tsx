import type { Take } from '#core/team/deciding.ts';
import type { WaitingDetail } from '#core/team/waiting.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useWords } from '#renderer/state/words.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Item } from './waiting-desk.ts';
import styles from './settling.module.css';

export interface DecisionKeysProps {
  readonly detail: WaitingDetail;
  readonly group: Item['group'];
  /** Which part of a text is decided next. */
  readonly place: number;
  readonly onDecide: (take: Take) => void;
  readonly onSee: () => void;
}

/** What can be decided, one key each. Nothing is chosen by Enter that has not the focus. */
export function DecisionKeys({ detail, group, place, onDecide, onSee }: DecisionKeysProps) {
  const { t } = useWords();
  const { takes, stands, theirs, parts } = detail;
  const can = (take: Take): boolean => takes.includes(take);
  const decide = (take: Take) => ({ run: () => onDecide(take), enabled: can(take) });
  useActions({
    ...(can('ours') ? { 'settling.ours': decide('ours') } : {}),
    ...(can('theirs') ? { 'settling.theirs': decide('theirs') } : {}),
    ...(can('both') ? { 'settling.both': decide('both') } : {}),
  });
  const other = theirs.name ?? t('settling:somebody');
  const names: Readonly<Record<Take, string>> = {
    ours: t(stands === 'ours' ? 'settling:take.ours_stays' : 'settling:take.ours'),
    theirs: isDropped(detail, group)
      ? t('settling:take.leave')
      : t(stands === 'theirs' ? 'settling:take.theirs_stays' : 'settling:take.theirs', { name: other }),
    both: t(parts.length > 0 ? 'settling:take.both_after' : 'settling:take.both_in_one'),
  };
  return (
    <section className={styles.bar} aria-label={t('settling:decide')}>
      {parts.length > 1 && (
        <p className={styles.small}>{t('settling:part', { number: place + 1, count: parts.length })}</p>
      )}
      <div className={styles.choices}>
        {(['ours', 'theirs', 'both'] as const).filter(can).map((take) => (
          <button key={take} type="button" className={styles.choice} onClick={() => onDecide(take)}>
            {names[take]} <Kbd keys={shownKey(`settling.${take}`)} />
          </button>
        ))}
        {group === 'decided' && takes.length === 0 && (
          <button type="button" className={styles.choice} onClick={onSee}>
            {t('settling:take.seen')} <Kbd keys={shownKey('settling.seen')} />
          </button>
        )}
      </div>
      {group === 'held' && !can('ours') && <p className={styles.small}>{t('settling:only_leave')}</p>}
    </section>
  );
}

/** Whether taking the other side means no more than leaving one's own undone. */
function isDropped({ parts, fields }: WaitingDetail, group: Item['group']): boolean {
  return group === 'held' && parts.length === 0 && fields.every(({ theirs }) => theirs === null);
}
