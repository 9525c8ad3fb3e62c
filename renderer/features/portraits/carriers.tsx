import type { Portraits } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import type { Query } from '#core/query/query.ts';
import { countingOf } from '#core/summary-grid/request.ts';
import { openQuery } from '#renderer/common/openers/open-query.ts';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { columnName } from '#words/column-name.ts';
import { countInWords } from '#words/numbers.ts';
import { carriedByGroup, carriedInWords, shareOfCarrier, spreadInWords } from '#words/portraits-method.ts';
import { listed } from '#words/sentences.ts';
import type { PassagesOf } from './portraits-choices.ts';
import { choose, openPassages, usePortraitsDesk } from './portraits-desk.ts';
import styles from './portraits.module.css';
import { usePortraitsChoices } from './use-portraits.ts';

/** How many carriers are listed; the numbers above the list are of all. */
const MAX_ROWS = 200;
/** How many who were interviewed more than once are named. */
const NAMED = 5;

export interface CarriersProps {
  /** With at least one theme. */
  readonly made: Portraits;
  readonly request: PortraitsRequest;
}

/** Who carries the chosen theme, the largest first; a press on a number lists its passages. */
export function Carriers({ made, request }: CarriersProps) {
  const words = useWords();
  const { t } = words;
  const desk = usePortraitsDesk();
  const codes = useProject((state) => state.codebook.byId);
  const place = Math.max(
    0,
    made.themes.findIndex(({ codeId }) => codeId === desk.theme),
  );
  const theme = made.themes[place]!;
  const { spread } = theme;
  const themeName = codes.get(theme.codeId)?.name ?? '';
  const ordered = made.carriers
    .map((carrier) => ({ ...carrier, count: carrier.passages[place]! }))
    .toSorted((a, b) => b.count - a.count);
  const several = ordered.filter(({ sourceIds }) => sourceIds.length > 1);
  const hasTwo = made.carrierGroups.length === 2;
  const [, change] = usePortraitsChoices();
  const open = (name: string, of: PassagesOf, count: number): void =>
    openPassages({ codeId: theme.codeId, of, name, count });
  const openAll = (): void => {
    const code: Query = { what: 'code', code: theme.codeId, direct: !made.facts.rollup };
    const { kind } = countingOf(request).scope ?? {};
    openQuery(kind === undefined ? code : { what: 'filter', filter: { on: 'kind', kind }, of: code });
  };
  return (
    <section className={styles.beside} aria-label={t('portraits:who')}>
      <h2 className={styles.who}>{t('portraits:who')}</h2>
      <Select
        look="pill"
        label={t('portraits:theme')}
        value={theme.codeId}
        onChange={(codeId) => choose({ theme: codeId })}
        options={made.themes.map(({ codeId }) => ({
          value: codeId,
          label: codes.get(codeId)?.name ?? '',
        }))}
      />
      <p className={styles.carried}>
        <CodeSwatch colour={codes.get(theme.codeId)?.colour ?? 0}>
          {carriedInWords(words, made, theme)}
        </CodeSwatch>
      </p>
      <p className={styles.quiet}>{spreadInWords(words, made, theme)}</p>
      <table className={styles.carriers}>
        <caption className={styles.heard}>{t('portraits:who')}</caption>
        <colgroup>
          <col className={styles.names} />
          <col />
          <col className={styles.numbers} />
          <col className={styles.numbers} />
        </colgroup>
        <thead className={styles.heard}>
          <tr>
            <th scope="col">{t(`portraits:carrier.${made.of}`)}</th>
            <th scope="col">{t('portraits:bars')}</th>
            <th scope="col">{t('portraits:in_all')}</th>
            <th scope="col">%</th>
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, MAX_ROWS).map(({ id, name, group, count, isInBase, sourceIds }) => (
            <tr key={id}>
              <th scope="row" title={name}>
                {name}
              </th>
              <td>
                <i
                  aria-hidden
                  className={cx(styles.share, hasTwo && group === 1 && styles.hollow)}
                  style={{ width: `${spread.most === 0 ? 0 : (count / spread.most) * 100}%` }}
                  hidden={count === 0}
                />
                <span className={styles.heard}>
                  {t('figures:found', {
                    found: countInWords(words, count),
                    n: countInWords(words, spread.most),
                  })}
                </span>
              </td>
              <td className={styles.number}>
                {isInBase ? (
                  <LinkButton
                    className={styles.carries}
                    aria-label={t('portraits:carried_passages', {
                      number: countInWords(words, count),
                      theme: themeName,
                      name,
                    })}
                    onPress={() =>
                      open(
                        name,
                        made.of === 'sources'
                          ? { what: 'sources', ids: sourceIds }
                          : { what: 'respondent', name },
                        count,
                      )
                    }
                  >
                    {countInWords(words, count)}
                  </LinkButton>
                ) : (
                  '–'
                )}
              </td>
              <td className={styles.percent}>{shareOfCarrier(words, count, spread.passages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ordered.length > MAX_ROWS && (
        <p className={styles.quiet}>{t('portraits:more', { count: ordered.length - MAX_ROWS })}</p>
      )}
      {hasTwo && (
        <p className={styles.legend}>
          {made.carrierGroups.map(({ meanings }, group) => (
            <span key={group} className={styles.key}>
              <i aria-hidden className={cx(styles.share, group === 1 && styles.hollow)} />
              {listed(
                words,
                meanings.map((meaning) => columnName(words, meaning)),
              )}
            </span>
          ))}
        </p>
      )}
      {made.of === 'respondents' && several.length > 0 && (
        <p className={styles.quiet}>
          {t(
            several.length > 1 && several.length <= NAMED
              ? 'portraits:several_times_named'
              : 'portraits:several_times',
            {
              names: listed(
                words,
                several.slice(0, NAMED).map(({ name }) => name),
              ),
              count: several.length,
            },
          )}
        </p>
      )}
      {carriedByGroup(words, made, place).map((sentence) => (
        <p key={sentence} className={styles.quiet}>
          {sentence}
        </p>
      ))}
      <div className={styles.ways}>
        <Button onPress={openAll}>{t('portraits:to_passages')}</Button>
        <Button onPress={() => change({ rows: made.of === 'sources' ? 'respondents' : 'sources' })}>
          {t(`portraits:by.${made.of === 'sources' ? 'respondents' : 'sources'}`)}
        </Button>
        <Keep
          hasKey={false}
          items={[{ kind: 'portrait', asked: request, shown: { as: 'table' }, title: t('portraits:who') }]}
        />
      </div>
    </section>
  );
}
