import { useState, type ReactNode } from 'react';
import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import type { Association, ThemeAssociation } from '#core/crosstab/more-statistics.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { columnName } from '#words/column-name.ts';
import type { GroupingNames } from '#words/crosstab-method.ts';
import { countInWords, decimalInWords, pInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import type { Words } from '#words/words.ts';
import styles from '#renderer/common/counts/count-table.module.css';

export interface CrosstabStatisticsProps {
  readonly request: CrosstabRequest;
  readonly names: GroupingNames;
}

/** Tests and residuals: closed until opened, worked out only then, and starting with their caveats. */
export function CrosstabStatistics(props: CrosstabStatisticsProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      title={t('crosstab:statistics')}
      remark={t('crosstab:statistics_remark')}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      {isOpen && <Tests {...props} />}
    </Disclosure>
  );
}

function Tests({ request, names }: CrosstabStatisticsProps) {
  const words = useWords();
  const { t } = words;
  const asked = { ...request, statistics: true };
  const { value, error } = useAnswer(JSON.stringify(asked), (asking) => asking.tallies.crosstab(asked));
  if (error) return <Note tone="danger">{sentenceFor(error)}</Note>;
  if (!value?.statistics) return null;
  const { statistics, themes } = value;
  const lines = [
    { name: t('crosstab:association_of_table', { ...names }), found: statistics.table },
    ...themes.flatMap((theme, place) => {
      const own = statistics.themes[place];
      const name = theme.path.at(-1) ?? '';
      if (!own) return [];
      return [
        { name: t('crosstab:association', { theme: name, by: names.by }), found: own.byRows },
        { name: t('crosstab:association', { theme: name, by: names.by2 }), found: own.byColumns },
      ];
    }),
  ];
  return (
    <div className={styles.statistics}>
      <Note title={t('compare:read_first')} tone="warning">
        <ul className={styles.caveats}>
          {(['independent', 'counts', 'many'] as const).map((caveat) => (
            <li key={caveat}>{t(`crosstab:caveat_${caveat}`)}</li>
          ))}
        </ul>
      </Note>
      <div className={styles.scroll}>
        <table className={styles.numbers} aria-label={t('crosstab:test')}>
          <thead>
            <tr>
              {['test', 'v', 'v_corrected', 'chi_square', 'p', 'holm', 'bh'].map((head) => (
                <th key={head} scope="col">
                  {t(`crosstab:${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, found }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {numbersOf(words, found)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Reasons lines={lines} words={words} />
      <Residuals crosstab={value} names={names} words={words} />
    </div>
  );
}

/** The cells of a test; a reason takes the place of all of them. */
function numbersOf(words: Words, found: Association | ThemeAssociation): ReactNode {
  const { t } = words;
  const { chiSquare, exact, cramersV, correctedV } = found;
  const size = (value: number | null): string => (value === null ? '–' : decimalInWords(words, value, 2));
  const p = (value: number | null | undefined): string => (value == null ? '–' : pInWords(words, value));
  return (
    <>
      <td>{size(cramersV)}</td>
      <td>{size(correctedV)}</td>
      <td>
        {chiSquare
          ? t('crosstab:chi_square_value', { value: size(chiSquare.value), df: chiSquare.df })
          : exact
            ? t('crosstab:exact', { tables: countInWords(words, exact.tables) })
            : '–'}
      </td>
      <td>{p(chiSquare?.p ?? exact?.p)}</td>
      <td>{p('holm' in found ? found.holm : null)}</td>
      <td>{p('bh' in found ? found.bh : null)}</td>
    </>
  );
}

interface PartProps {
  words: Words;
}

/** Why tests are missing or exact, each reason once. */
function Reasons({ lines, words }: PartProps & { lines: readonly { readonly found: Association }[] }) {
  const sentences = new Set(
    lines.flatMap(({ found }) => (found.reason ? reasonSentence(words, found.reason) : [])),
  );
  return [...sentences].map((sentence) => <p key={sentence}>{sentence}</p>);
}

/** Adjusted residuals of the themes by the columns, and of the rows by the columns. */
function Residuals({ crosstab, names, words }: PartProps & { crosstab: Crosstab; names: GroupingNames }) {
  const { t } = words;
  const { columns, rows, themes, statistics } = crosstab;
  const lines = [
    ...themes.flatMap((theme, place) => {
      const own = statistics?.themes[place]?.byColumns.residuals?.[0];
      return own ? [{ name: theme.path.at(-1) ?? '', own }] : [];
    }),
    ...(statistics?.table.residuals ?? []).map((own, row) => ({
      name: columnName(words, rows[row]?.meaning ?? { what: 'none' }),
      own,
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <section>
      <SectionHeading level={3}>{t('crosstab:residuals')}</SectionHeading>
      <p className={styles.quiet}>{t('crosstab:residuals_help')}</p>
      <div className={styles.scroll}>
        <table className={styles.numbers} aria-label={t('crosstab:residuals')}>
          <thead>
            <tr>
              <th scope="col">{names.by2}</th>
              {columns.map(({ key, meaning }) => (
                <th key={key} scope="col">
                  {columnName(words, meaning)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, own }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {own.map((value, place) => (
                  <td key={columns[place]?.key}>{value === null ? '–' : decimalInWords(words, value, 1)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
