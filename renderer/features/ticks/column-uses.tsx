import { useMemo } from 'react';
import { codebookOf } from '#core/codes/codebook.ts';
import type { Use } from '#core/ticks/sheet.ts';
import type { PlannedTheme } from '#core/ticks/tick-plan.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import type { Option } from '#renderer/ui/option.ts';
import { Select } from '#renderer/ui/select.tsx';
import type { TicksImport } from '#electron/services/ticks.ts';
import { withCode, withUse } from './corrections.ts';
import { correctSheet, useTicksDesk } from '#renderer/common/openers/ticks-desk.ts';
import styles from './ticks.module.css';

/** How many columns are shown; a typical sheet has some forty. */
const MAX_SHOWN = 60;
const NEW = 'new';
const CODE = 'code:';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly sample: readonly string[];
  readonly theme: PlannedTheme | undefined;
  /** The index of the column; null for a theme from a list. */
  readonly place: number | null;
  readonly use: Use;
}

/** The use of each column of a sheet: titles, dates, or a theme with its code. Themes come first. */
export function ColumnUses({ plan }: { plan: TicksImport }) {
  const { t } = useWords();
  const isTurned = plan.shape === 'columns';
  const all = linesOf(plan);
  const lines = all.slice(0, MAX_SHOWN);
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t(isTurned ? 'ticks:columns_turned' : 'ticks:columns')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(isTurned ? 'ticks:column_turned' : 'ticks:column')}</th>
            <th scope="col">{t('ticks:examples')}</th>
            <th scope="col" className={styles.number}>
              {t('ticks:ticks')}
            </th>
            <th scope="col" className={styles.number}>
              {t('ticks:stated')}
            </th>
            <th scope="col" className={styles.becomes}>
              {t('ticks:becomes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ColumnLine key={line.key} line={line} plan={plan} />
          ))}
        </tbody>
      </table>
      {all.length > MAX_SHOWN && (
        <p className={styles.quiet}>{t('ticks:more_columns', { count: all.length - MAX_SHOWN })}</p>
      )}
    </section>
  );
}

function ColumnLine({ line, plan }: { line: Line; plan: TicksImport }) {
  const { t } = useWords();
  const { corrections } = useTicksDesk();
  const { name, sample, theme, place, use } = line;
  const options = useOptions(line, plan.shape === 'list');
  const present = plan.columns.map((column) => column.use);
  const choose = (value: string): void => {
    const as = value === NEW ? NEW : value.startsWith(CODE) ? value.slice(CODE.length) : null;
    if (place === null) return correctSheet(withCode(corrections, theme?.place ?? 0, as));
    if (as === null) return correctSheet(withUse(corrections, present, place, value as Use));
    return correctSheet(
      withCode(use === 'theme' ? corrections : withUse(corrections, present, place, 'theme'), place, as),
    );
  };
  const isLeft = use === 'leave' || theme?.by === 'left';
  const remark =
    theme?.by === 'ambiguous' ? t('ticks:ambiguous') : theme?.isRefused ? t('ticks:retired') : null;
  return (
    <tr className={cx(isLeft && styles.none)}>
      <th scope="row" className={styles.name}>
        {name}
      </th>
      <td className={styles.sample}>{sample.join(' · ')}</td>
      <td className={styles.number}>{theme?.ticks}</td>
      <td className={styles.number}>{theme?.stated}</td>
      <td className={styles.becomes}>
        <Select
          label={t('ticks:becomes_of', { name })}
          labelHidden
          value={valueOf(line)}
          onChange={choose}
          options={options}
          {...(remark === null ? {} : { description: remark })}
        />
      </td>
    </tr>
  );
}

function valueOf({ theme, use }: Line): string {
  if (!theme) return use;
  if (theme.codeId !== null) return CODE + theme.codeId;
  return theme.by === 'new' ? NEW : 'leave';
}

/** Codes if the column may hold ticks, then its other possible uses. */
function useOptions({ name, place, theme }: Line, isList: boolean): readonly Option[] {
  const { t } = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const named = useMemo((): Option[] => {
    const codebook = codebookOf(codes.values());
    return codebook.inOrder.map((code) => ({
      value: CODE + code.id,
      label: codePath(codebook, code.id),
      mark: <CodeSwatch colour={code.colour} hollow={!code.codable} />,
    }));
  }, [codes]);
  const uses: readonly Use[] =
    place === null
      ? ['leave']
      : isList
        ? ['title', 'names', 'marks', 'date', 'class', 'leave']
        : ['title', 'date', 'class', 'total', 'leave'];
  const others = uses.map((use) => ({ value: use, label: t(`ticks:use_${use as Exclude<Use, 'theme'>}`) }));
  const isColumnOfList = isList && place !== null && !theme;
  return isColumnOfList
    ? others
    : [{ value: NEW, label: t('ticks:new_code', { name }) }, ...named, ...others];
}

function linesOf({ columns, themes, shape }: TicksImport): Line[] {
  const lines = columns.map(({ name, sample, use }, place): Line => ({
    key: `column ${place}`,
    name,
    sample,
    theme: shape === 'list' ? undefined : themes.find((theme) => theme.place === place),
    place,
    use,
  }));
  if (shape !== 'list')
    return [...lines.filter(({ theme }) => theme), ...lines.filter(({ theme }) => !theme)];
  const named = themes.map((theme): Line => ({
    key: `theme ${theme.place}`,
    name: theme.name,
    sample: [],
    theme,
    place: null,
    use: 'theme',
  }));
  return [...named, ...lines];
}
