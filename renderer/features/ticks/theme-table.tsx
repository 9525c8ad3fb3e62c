import { isCountedOtherwise } from '#core/ticks/agreement.ts';
import type { ReconciledTheme } from '#core/ticks/reconciliation.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import type { TicksReconciliation } from '#electron/services/ticks.ts';
import styles from './ticks.module.css';

interface ThemeTableProps {
  readonly found: TicksReconciliation;
  readonly chosen: number | null;
  readonly onChoose: (place: number) => void;
}

/** For each theme the ticks, the total stated by hand, and, by kind of source, what is ticked and coded. */
export function ThemeTable({ found, chosen, onChoose }: ThemeTableProps) {
  const { t } = useWords();
  return (
    // Focusable, to scroll it by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('ticks:report')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {t('ticks:theme')}
            </th>
            <th colSpan={2} scope="colgroup" className={styles.group}>
              {t('ticks:by_hand')}
            </th>
            {found.base.map(({ kind, sources }) => (
              <th key={kind} colSpan={3} scope="colgroup" className={styles.group}>
                {t(`ticks:${kind}s`, { count: sources })}
              </th>
            ))}
            <th rowSpan={2} scope="col" className={styles.number}>
              {t('ticks:differ')}
            </th>
          </tr>
          <tr>
            <th scope="col" className={cx(styles.number, styles.first)}>
              {t('ticks:ticks')}
            </th>
            <th scope="col" className={styles.number}>
              {t('ticks:stated')}
            </th>
            {found.base.flatMap(({ kind }) =>
              (['ticked', 'coded', 'with_passage'] as const).map((what, at) => (
                <th
                  key={`${kind} ${what}`}
                  scope="col"
                  className={cx(styles.number, at === 0 && styles.first)}
                >
                  {t(`ticks:${what}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {found.themes.map((theme) => (
            <ThemeLine
              key={theme.place}
              theme={theme}
              isChosen={theme.place === chosen}
              onChoose={() => onChoose(theme.place)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ThemeLineProps {
  readonly theme: ReconciledTheme;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ThemeLine({ theme, isChosen, onChoose }: ThemeLineProps) {
  const { codeId, name, ticks, stated, agreement, sides, differences } = theme;
  const code = useProject((state) => state.codebook.byId.get(codeId ?? ''));
  const isHere = codeId !== null;
  return (
    <tr className={cx(isChosen && styles.chosen)}>
      <th scope="row" className={styles.name}>
        <LinkButton className={styles.themeName} aria-pressed={isChosen} onPress={onChoose}>
          {code ? <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch> : name}
        </LinkButton>
        {code && code.name !== name && <span className={styles.asWritten}>{name}</span>}
      </th>
      <td className={cx(styles.number, styles.first)}>{ticks}</td>
      <td className={cx(styles.number, agreement === 'neither' && styles.astray)}>{stated ?? '–'}</td>
      {sides.flatMap(({ kind, ticked, coded, withPassage }) =>
        [ticked, isHere ? coded : '–', isHere ? withPassage : '–'].map((number, at) => (
          // The three numbers of a kind have a fixed order.
          <td key={`${kind} ${at}`} className={cx(styles.number, at === 0 && styles.first)}>
            {number}
          </td>
        )),
      )}
      <td className={styles.number}>{isHere ? differences.filter(isCountedOtherwise).length : '–'}</td>
    </tr>
  );
}
