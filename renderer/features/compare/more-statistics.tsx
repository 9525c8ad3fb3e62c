import type { ReactNode } from 'react';
import type { ThemeComparison } from '#core/comparison/compare.ts';
import { sideNames } from '#core/comparison/counts.ts';
import { isSmall } from '#core/counting/share.ts';
import type { JaccardRule } from '#core/statistics/jaccard.ts';
import { MIN_THEMES_FOR_P } from '#core/statistics/rank-correlation.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { comparisonCaveats, ranksInWords } from '#words/comparison-sentence.ts';
import { sideInWords, type SideNames } from '#words/comparison-sides.ts';
import { countInWords, decimalInWords, percentInWords, pInWords } from '#words/numbers.ts';
import type { Words } from '#words/words.ts';
import { OpensInSight } from './opens-in-sight.tsx';
import styles from './compare.module.css';

export interface MoreStatisticsProps {
  readonly counted: CountedComparison;
  readonly names: SideNames;
  readonly words: Words;
}

/** Statistics beyond counts: closed until opened, and starting with their caveats. */
export function MoreStatistics({ counted, names, words }: MoreStatisticsProps) {
  const { t } = words;
  const { comparison } = counted;
  return (
    <OpensInSight title={t('comparison:statistics.title')} remark={t('compare:statistics_remark')}>
      <div className={styles.statistics}>
        <Note title={t('compare:read_first')} tone="warning">
          <ul className={styles.caveats}>
            {comparisonCaveats(words, comparison, names).map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </Note>
        <Shares counted={counted} names={names} words={words} />
        <Tests counted={counted} words={words} />
        <Order counted={counted} names={names} words={words} />
        <Overlaps counted={counted} words={words} />
        <Silences counted={counted} names={names} words={words} />
      </div>
    </OpensInSight>
  );
}

type PartProps = Omit<MoreStatisticsProps, 'names'>;

interface StatisticsTableProps {
  label: string;
  heads: readonly string[];
  themes: readonly ThemeComparison[];
  cells: (theme: ThemeComparison) => readonly ReactNode[];
  words: Words;
}

function StatisticsTable({ label, heads, themes, cells, words: { t } }: StatisticsTableProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.numbers} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('compare:column.theme')}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {themes.map((theme) => (
            <tr key={theme.codeId}>
              <th scope="row">
                <ThemeName theme={theme} />
              </th>
              {cells(theme).map((cell, index) => (
                <td key={heads[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ThemeName({ theme }: { theme: ThemeComparison }) {
  const code = useProject((state) => state.codebook.byId.get(theme.codeId));
  return <CodeSwatch colour={code?.colour ?? 0}>{code?.name ?? theme.path.at(-1)}</CodeSwatch>;
}

/** Shares with confidence intervals (only of many), and their difference in percentage points. */
function Shares({ counted: { comparison }, names, words }: MoreStatisticsProps) {
  const { t } = words;
  const points = (value: number): string => decimalInWords(words, value * 100, 0);
  const range = (low: number, high: number, digits: number): string =>
    t('compare:range', {
      low: decimalInWords(words, low * 100, digits),
      high: decimalInWords(words, high * 100, digits),
    });
  const shareOf = ({ count, n, share, low, high }: ThemeComparison['a']): string => {
    if (count === null || share === null || low === null || high === null) return '–';
    const found = t('figures:found', { found: countInWords(words, count), n: countInWords(words, n) });
    const interval = range(low, high, 0);
    return isSmall(n)
      ? t('compare:found_within', { found, interval })
      : t('compare:share_within', { found, share: percentInWords(words, share), interval });
  };
  return (
    <section>
      <SectionHeading level={3} after={t('comparison:statistics.wilson')}>
        {t('compare:shares')}
      </SectionHeading>
      <StatisticsTable
        label={t('compare:shares')}
        themes={comparison.themes}
        words={words}
        heads={[
          ...sideNames.map((side) =>
            t('compare:share_of', {
              side: names[side] ?? t(`compare:unit.${comparison[side].unit}`),
            }),
          ),
          t('comparison:statistics.difference'),
          t('comparison:statistics.interval'),
          t('comparison:statistics.salience'),
        ]}
        cells={({ a, b, statistics: { difference, equalWeightSalience } }) => [
          shareOf(a),
          shareOf(b),
          difference === null ? '–' : points(difference.value),
          difference === null ? '–' : range(difference.low, difference.high, 0),
          equalWeightSalience === null ? '–' : decimalInWords(words, equalWeightSalience, 2),
        ]}
      />
    </section>
  );
}

function Tests({ counted: { comparison }, words }: PartProps) {
  const { t } = words;
  const { themes } = comparison;
  const p = (value: number | null): string => (value === null ? '–' : pInWords(words, value));
  const size = (value: number | null): string => (value === null ? '–' : decimalInWords(words, value, 2));
  const oddsRatio = ({ oddsRatio: own, haldaneOddsRatio }: ThemeComparison['statistics']): string => {
    if (own !== null) return size(own);
    return haldaneOddsRatio === null ? '–' : t('compare:haldane_mark', { value: size(haldaneOddsRatio) });
  };
  const withheld = themes.some(({ statistics }) => !statistics.chiSquare?.dependable);
  const haldane = themes.some(
    ({ statistics }) => statistics.oddsRatio === null && statistics.haldaneOddsRatio !== null,
  );
  return (
    <section>
      <SectionHeading level={3}>{t('compare:tests')}</SectionHeading>
      <StatisticsTable
        label={t('compare:tests')}
        themes={themes}
        words={words}
        heads={[
          t('comparison:statistics.fisher'),
          t('comparison:statistics.holm'),
          t('comparison:statistics.bh'),
          t('compare:chi_square'),
          t('comparison:statistics.h'),
          t('comparison:statistics.phi'),
          t('comparison:statistics.odds_ratio'),
        ]}
        cells={({ statistics }) => [
          p(statistics.fisher),
          p(statistics.holm),
          p(statistics.bh),
          statistics.chiSquare?.dependable ? (
            t('compare:chi_square_value', {
              value: size(statistics.chiSquare.value),
              p: p(statistics.chiSquare.p),
            })
          ) : (
            <span className={styles.quiet}>{t('compare:not_dependable')}</span>
          ),
          size(statistics.cohenH),
          size(statistics.phi),
          oddsRatio(statistics),
        ]}
      />
      {withheld && <p className={styles.help}>{t('compare:not_dependable_note')}</p>}
      {haldane && <p className={styles.help}>{t('compare:haldane_note')}</p>}
    </section>
  );
}

/** Both rank orders side by side: for few themes they tell more than any coefficient. */
function Order({ counted: { comparison, facts }, names, words }: MoreStatisticsProps) {
  const { t } = words;
  const ranked = ranksInWords(words, comparison, facts, names);
  return (
    <section>
      <SectionHeading level={3}>{t('compare:order')}</SectionHeading>
      <div className={styles.orders}>
        {sideNames.map((side) => (
          <div key={side}>
            <h4 className={styles.legend}>{names[side] ?? sideInWords(words, comparison[side])}</h4>
            <ol className={styles.order}>
              {comparison.themes
                .filter((theme) => theme[side].rank !== null)
                .toSorted((one, other) => (one[side].rank ?? 0) - (other[side].rank ?? 0))
                .map((theme) => (
                  <li key={theme.codeId}>
                    <span className={styles.rank}>{theme[side].rank}</span>
                    <ThemeName theme={theme} />
                  </li>
                ))}
            </ol>
          </div>
        ))}
      </div>
      <p>
        {ranked}
        {spaceAfter(ranked)}
        {comparison.ranks.reason === null &&
          comparison.ranks.themes >= MIN_THEMES_FOR_P &&
          t('compare:smallest_p', { p: pInWords(words, comparison.ranks.minimumAttainableP) })}
      </p>
    </section>
  );
}

function Overlaps({ counted: { comparison }, words }: PartProps) {
  const { t } = words;
  const ruleInWords = (rule: JaccardRule): string => {
    switch (rule.rule) {
      case 'any':
        return t('comparison:overlap.any');
      case 'share':
        return t('comparison:overlap.share', { share: percentInWords(words, rule.share) });
      case 'top':
        return t('comparison:overlap.top', { count: rule.k });
    }
  };
  return (
    <section>
      <SectionHeading level={3}>{t('compare:overlaps')}</SectionHeading>
      <ul className={styles.plain}>
        {comparison.overlaps.map(({ rule, value }) => (
          <li key={rule.rule}>
            {t('comparison:overlap.value', {
              rule: ruleInWords(rule),
              value: value === null ? '–' : decimalInWords(words, value, 2),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function silenceKey(applicable: boolean, upperBound: number | null) {
  if (!applicable) return 'compare:silence_not_applicable';
  return upperBound === null ? 'compare:silence_without_share' : 'compare:silence';
}

function Silences({ counted: { comparison }, names, words }: MoreStatisticsProps) {
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const silent = comparison.themes.flatMap((theme) =>
    theme.silence === null ? [] : [{ theme, silence: theme.silence }],
  );
  return (
    <section>
      <SectionHeading level={3}>{t('compare:silences')}</SectionHeading>
      {silent.length === 0 && <p>{t('compare:no_silence')}</p>}
      <ul className={styles.plain}>
        {silent.map(({ theme, silence: { side, upperBound, applicable } }) => (
          <li key={theme.codeId}>
            {t(silenceKey(applicable, upperBound), {
              theme: codes.get(theme.codeId)?.name ?? theme.path.at(-1) ?? '',
              n: countInWords(words, comparison[side].n),
              side:
                names[side] ??
                (applicable
                  ? t(`compare:unit.${comparison[side].unit}`)
                  : sideInWords(words, comparison[side])),
              bound: upperBound === null ? '' : percentInWords(words, upperBound),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
