import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { PairList } from '#renderer/ui/pair-list.tsx';
import styles from './replication.module.css';

/** Which pseudonym stands for whom. For the analyst only; no package contains it. */
export function WhoIsWho() {
  const { t } = useWords();
  const { value: people } = useAnswer('who', (asking) => asking.replication.pseudonyms({}));
  if (!people || people.length === 0) return null;
  return (
    <Disclosure
      title={t('replication:key')}
      remark={t('replication:key_note')}
      level={3}
      className={styles.who}
    >
      <PairList pairs={people.map(({ name, pseudonym }) => [name, pseudonym])} />
    </Disclosure>
  );
}
