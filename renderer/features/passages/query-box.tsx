import type { QueryBase } from '#core/query/live-query.ts';
import type { Query } from '#core/query/query.ts';
import type { LiveQuery } from '#electron/services/queries.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { countInWords } from '#words/numbers.ts';
import { queryInWords } from '#words/query-plain.ts';
import type { Words } from '#words/words.ts';
import { useShownNames } from './shown-names.ts';
import styles from './query.module.css';
import type { Live } from './use-live-query.ts';

export interface QueryBoxProps {
  readonly query: Query;
  readonly live: Live;
  /** The layer in words; null where there is only one. */
  readonly layer: string | null;
}

/** What is asked in plain words, and how much it finds in every unit, while one builds. */
export function QueryBox({ query, live, layer }: QueryBoxProps) {
  const words = useWords();
  const { t } = words;
  const named = useShownNames(query);
  const { value, isOld, running, goOn } = live;
  const sentence = t('query:sentence', {
    asked: queryInWords(words, named),
    remarks:
      value?.facts.asksForCodes && !value.facts.asksForRemarks && value.base.kind !== 'document'
        ? t('query:remarks_out')
        : '',
    coded: codedBy(words, value, layer),
  });
  const isReviewed = value?.facts.denominator.used === 'reviewed';
  return (
    <section className={styles.box} aria-label={t('query:title')}>
      <p className={styles.sentence}>
        {sentence}
        {isReviewed && ` ${t('query:base_reviewed')}`}
      </p>
      {running && running.total > 0 ? (
        <ProgressBar
          what={t('query:counting')}
          done={running.done}
          total={running.total}
          startedAt={running.startedAt}
          onCancel={running.stop}
        />
      ) : null}
      {goOn && (
        <p className={styles.quiet}>
          {t('query:stopped')} <LinkButton onPress={goOn}>{t('query:count_again')}</LinkButton>
        </p>
      )}
      {value && (
        <output className={cx(styles.counts, isOld && styles.old)} aria-busy={isOld}>
          {countsOf(words, value).map(({ key, n, rest }) => (
            <span key={key} className={styles.count}>
              <strong>{n}</strong>
              {rest}
            </span>
          ))}
        </output>
      )}
      {value && value.facts.withoutPlace > 0 && (
        <p className={styles.quiet}>{t('query:no_place', { count: value.facts.withoutPlace })}</p>
      )}
    </section>
  );
}

/** Whose codings count: one coder by name, another layer as it is called. */
function codedBy({ t }: Words, value: LiveQuery | undefined, layer: string | null): string {
  if (layer === null || !value?.facts.usesLayer) return '';
  const { what, coders } = value.facts.layer;
  const [name, another] = coders;
  return what === 'coder' && name !== undefined && another === undefined
    ? t('query:coded_by', { name })
    : t('query:coded_in', { layer });
}

interface Count {
  readonly key: string;
  readonly n: string;
  readonly rest: string;
}

/** Each unit as its number and what follows it. */
function countsOf(words: Words, { units, base }: LiveQuery): readonly Count[] {
  const { t } = words;
  const countOf = (key: string, count: number | null, sentence: (n: string) => string): Count[] => {
    if (count === null) return [];
    const n = countInWords(words, count);
    // The sentence begins with its number in both languages.
    return [{ key, n, rest: sentence(n).slice(n.length) }];
  };
  return [
    ...countOf('passages', units.passages, (n) =>
      t('query:count.passages', { count: units.passages ?? 0, n }),
    ),
    ...(base.respondents === 0
      ? []
      : countOf('respondents', units.respondents, (n) =>
          t('query:count.respondents', {
            count: base.respondents,
            n,
            of: countInWords(words, base.respondents),
          }),
        )),
    ...countOf('sources', units.sources, (n) =>
      t(`query:count.${kindOf(base)}`, { count: base.sources, n, of: countInWords(words, base.sources) }),
    ),
    ...countOf('codings', units.codings, (n) => t('query:count.codings', { count: units.codings ?? 0, n })),
    ...countOf('characters', units.characters, (n) =>
      t('query:count.characters', { count: units.characters ?? 0, n }),
    ),
  ];
}

function kindOf({ kind }: QueryBase): 'document' | 'interview' | 'sources' {
  return kind ?? 'sources';
}
