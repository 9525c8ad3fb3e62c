import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { actAside, actParts } from '#words/act-sentence.ts';
import { localeOf } from '#words/locale.ts';
import type { Act } from './history-acts.ts';
import { countsInWords } from './history-words.ts';
import styles from './history.module.css';

/** One change: time, person, what it did to what, old and new value, how many rows, and the reason. */
export function ActLine({ act }: { act: Act }) {
  const words = useWords();
  const { t, language } = words;
  const coder = useProject((state) => state.tables.coder.get(act.coderId)?.name ?? act.coderName ?? '');
  const time = new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
  });
  const shownAct = { facts: act.facts, method: act.ofMethod ?? act.method };
  return (
    <div
      className={cx(styles.act, act.undone === 'wholly' && styles.undone, !act.isOwn && styles.others)}
      title={isTheirs(act) ? t('history:only_they', { name: coder }) : undefined}
    >
      <time className={styles.time} dateTime={act.at}>
        {time.format(new Date(act.at))}
      </time>
      <span className={styles.coder}>{coder}</span>
      <div className={styles.what}>
        <p className={styles.sentence}>
          <MarkedSentence act={act} />
          <span className={styles.aside}> {actAside(words, shownAct)}</span>
        </p>
        <p className={styles.counts}>{countsInWords(act.counts, words)}</p>
      </div>
      {act.settled > 0 && <Chip>{t('history:settled', { count: act.settled })}</Chip>}
      {act.undone !== 'no' && <Chip>{t(`history:undone_${act.undone}`)}</Chip>}
      {act.reason && <span className={styles.reason}>{act.reason.text}</span>}
    </div>
  );
}

/** Whether somebody else did what could be taken back. */
export function isTheirs({ isOwn, standing }: Act): boolean {
  return !isOwn && standing;
}

/** The sentence, with names in bold and codes with their squares; says first if it undoes or redoes something. */
function MarkedSentence({ act }: { act: Act }) {
  const words = useWords();
  const codes = useProject((state) => state.tables.code);
  const parts = actParts(words, { facts: act.facts, method: act.ofMethod ?? act.method });
  const sentence = parts.map(({ text, thing }, place) =>
    thing === null ? (
      text
    ) : (
      // The parts of a sentence never change, so the index is the key.
      <b key={place} className={styles.name}>
        {thing.what === 'code' && (
          <CodeSwatch colour={codes.get(thing.id)?.colour ?? 0} className={styles.square} />
        )}
        {text}
      </b>
    ),
  );
  if (act.undoes === null && act.redoes === null) return sentence;
  const [before = '', after = ''] = words
    .t(act.undoes === null ? 'acts:redid' : 'acts:undid', { what: '\u0000' })
    .split('\u0000');
  return (
    <>
      {before}
      {sentence}
      {after}
    </>
  );
}
