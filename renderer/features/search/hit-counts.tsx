import type { ClassCount, HitCount, HitCounts, YearCount } from '#core/search/hit-counts.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { NONE } from '#renderer/common/counts/side-choices.ts';
import { countInWords } from '#words/numbers.ts';
import type { Words } from '#words/words.ts';
import { isSameClass, toggled, type SearchChoices } from './search-choices.ts';
import styles from './hits.module.css';

/** The number of hits and sources, separately by kind: “30 hits in 5 of 63 documents · …”. */
export function countsInWords(words: Words, { documents, interviews }: HitCounts): string {
  const { t } = words;
  const part = (what: 'documents' | 'interviews', { hits, sources, of }: HitCount): string[] =>
    of === 0
      ? []
      : [
          t(`search:in_${what}`, {
            hits: t('search:hits', { count: hits }),
            sources: countInWords(words, sources),
            count: of,
          }),
        ];
  return (
    [...part('documents', documents), ...part('interviews', interviews)].join(' · ') || t('search:in_nothing')
  );
}

export interface HitCountsStripProps {
  readonly counts: HitCounts;
  readonly choices: SearchChoices;
  readonly onChange: (changed: Partial<SearchChoices>) => void;
}

/**
 * The hits by class and by year; a press narrows the list to one, another press widens it. Renders nothing where no hits
 * were found and the list is not narrowed.
 */
export function HitCountsStrip({ counts, choices, onChange }: HitCountsStripProps) {
  const { t } = useWords();
  const { byClass, byYear } = counts;
  const isNarrowed = choices.classes.length + choices.years.length > 0;
  if (!isNarrowed && byClass.every(({ hits }) => hits === 0)) return null;
  return (
    <div className={styles.strip}>
      <div role="group" aria-label={t('search:by_class')} className={styles.classes}>
        {byClass.map((count) => (
          <ClassButton
            key={`${count.kind} ${count.classId ?? ''}`}
            count={count}
            isOnly={byClass.length === 1}
            isOn={choices.classes.some((each) => isSameClass(each, count))}
            onPress={() => {
              const { kind, classId } = count;
              onChange({ classes: toggled(choices.classes, { kind, classId }, isSameClass) });
            }}
          />
        ))}
      </div>
      {byYear.length > 1 && (
        <div role="group" aria-label={t('search:by_year')} className={styles.years}>
          <span aria-hidden className={styles.yearsTitle}>
            {t('search:by_year')}
          </span>
          {byYear.map((count) => (
            <YearButton
              key={count.year ?? NONE}
              count={count}
              most={Math.max(...byYear.map(({ hits }) => hits))}
              isOn={choices.years.includes(count.year ?? NONE)}
              onPress={() => onChange({ years: toggled(choices.years, count.year ?? NONE) })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface ClassButtonProps {
  readonly count: ClassCount;
  readonly isOnly: boolean;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function ClassButton({ count, isOnly, isOn, onPress }: ClassButtonProps) {
  const words = useWords();
  const { t } = words;
  const name = useProject((state) => state.tables.class.get(count.classId ?? '')?.name);
  const shown = name ?? t(`search:without_class.${count.kind}`);
  return (
    <button
      type="button"
      aria-pressed={isOn}
      disabled={isOnly && !isOn}
      className={cx(styles.count, isOn && styles.on, count.hits === 0 && styles.none)}
      onClick={onPress}
    >
      <span>{shown}</span>
      <strong>{t('search:hits', { count: count.hits })}</strong>
      <span className={styles.of}>
        {t(`search:of_${count.kind}`, { sources: countInWords(words, count.sources), count: count.of })}
      </span>
    </button>
  );
}

interface YearButtonProps {
  readonly count: YearCount;
  readonly most: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function YearButton({ count: { year, hits, sources, of }, most, isOn, onPress }: YearButtonProps) {
  const words = useWords();
  const { t } = words;
  const name = year ?? t('search:no_year');
  const says = t('search:year_says', {
    year: name,
    hits: t('search:hits', { count: hits }),
    sources: countInWords(words, sources),
    count: of,
  });
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={says}
      className={cx(styles.year, isOn && styles.on, hits === 0 && styles.none)}
      onClick={onPress}
    >
      <span className={styles.heard}>{says}</span>
      <span className={styles.value} aria-hidden>
        {hits > 0 && countInWords(words, hits)}
      </span>
      <span className={styles.column} aria-hidden>
        <span style={{ height: `${most === 0 ? 0 : Math.max(hits === 0 ? 0 : 6, (100 * hits) / most)}%` }} />
      </span>
      <span aria-hidden>{year === null ? '–' : `’${name.slice(2)}`}</span>
    </button>
  );
}
