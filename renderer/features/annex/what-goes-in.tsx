import fileStyles from '#renderer/common/files/written-file.module.css';
import { useWords } from '#renderer/state/words.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import type { AnnexChoices, ListedChoice } from './annex-choice.ts';
import styles from './annex.module.css';

/** Chooses the tables of an annex, and whose passages it leaves out. */
export function WhatGoesIn({ choices }: { choices: AnnexChoices }) {
  const { t } = useWords();
  const { tables, kinds, classes, respondents } = choices;
  const isNothingKept = tables.options.length === 0;
  return (
    <>
      {isNothingKept ? (
        <p className={fileStyles.quiet}>{t('annex:dialog.usual_tables')}</p>
      ) : (
        <div className={styles.pills}>
          <Listed
            label={t('annex:dialog.tables')}
            choice={tables}
            all={t('annex:dialog.all_tables', { count: tables.options.length })}
          />
        </div>
      )}
      <div className={styles.group}>
        <p className={styles.label}>{t('annex:dialog.leave_out')}</p>
        <div className={styles.pills}>
          <Listed label={t('annex:dialog.kinds')} choice={kinds} />
          <Listed label={t('annex:dialog.classes')} choice={classes} />
          <Listed label={t('annex:dialog.respondents')} choice={respondents} />
        </div>
        <p className={fileStyles.quiet}>{t('annex:dialog.leave_out_note')}</p>
      </div>
    </>
  );
}

interface ListedProps<Value extends string> {
  readonly label: string;
  readonly choice: ListedChoice<Value>;
  /** What stands for all; without it they are named. */
  readonly all?: string;
}

/** Renders nothing where there is nothing to choose from. */
function Listed<Value extends string>({ label, choice, all }: ListedProps<Value>) {
  const { t } = useWords();
  const { options, values, choose } = choice;
  if (options.length === 0) return null;
  const named = options.filter(({ value }) => values.includes(value)).map((option) => option.label);
  const isAll = all !== undefined && named.length === options.length;
  return (
    <MultiSelect
      label={label}
      options={options}
      values={values}
      onChange={choose}
      summary={
        isAll ? all : named.length === 0 ? t('annex:dialog.nothing') : named.join(t('exports:list.separator'))
      }
    />
  );
}
