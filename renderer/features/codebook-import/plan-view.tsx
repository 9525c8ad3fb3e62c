import { pathNames } from '#core/exports/written-names.ts';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import type { CodebookImport } from '#electron/services/codebook-import.ts';
import styles from './codebook-import.module.css';
import { noteInWords } from './note-in-words.ts';
import { GUID_INVALID, PlannedCodes } from './planned-codes.tsx';
import type { PlanChoice } from './plan-choice.ts';

interface PlanProps {
  readonly plan: CodebookImport;
  readonly choice: PlanChoice;
  readonly onChoice: (choice: PlanChoice) => void;
}

/** What an import would do: its numbers, what is to be known of the file, and code by code. */
export function PlanView({ plan, choice, onChoice }: PlanProps) {
  const words = useWords();
  const { t } = words;
  const { added, changed, unchanged, conflicts } = plan.counts;
  const of = (outcome: string) => plan.codes.filter((code) => code.outcome === outcome);
  const both = plan.codes.filter(({ isContested }) => isContested);
  const decided = both.filter(({ row }) => choice.except.has(row)).length;
  const noted = of('unchanged').filter(({ notes }) => notes.length > 0);
  const withoutGuid = plan.codes.filter(({ notes }) => notes.some(({ key }) => key === GUID_INVALID)).length;
  const numbers = [
    { label: t('codebook_import:added', { count: added }), isNone: added === 0 },
    { label: t('codebook_import:changed', { count: changed }), isNone: changed === 0 },
    { label: t('codebook_import:conflicts', { count: conflicts }), isNone: conflicts === 0 },
    { label: t('codebook_import:unchanged', { count: unchanged }), isNone: unchanged === 0 },
  ];
  return (
    <>
      <ul className={styles.numbers} aria-label={t('codebook_import:numbers')}>
        {numbers.map(({ label, isNone }) => (
          <li key={label} className={isNone ? styles.none : undefined}>
            {label}
          </li>
        ))}
      </ul>
      {added + changed + conflicts === 0 && <p className={styles.quiet}>{t('codebook_import:nothing')}</p>}
      {withoutGuid > 0 && (
        <p className={styles.quiet}>{t('codebook_import:guids_invalid', { count: withoutGuid })}</p>
      )}
      {plan.notes.length > 0 && (
        <Note tone="warning">
          {plan.notes.map((note) => (
            <p key={JSON.stringify(note)}>{noteInWords(words, note)}</p>
          ))}
        </Note>
      )}
      {both.length > 0 && (
        <>
          <PlannedCodes
            title={t('codebook_import:both_title')}
            codes={both}
            choice={choice}
            onChoice={onChoice}
            isContested
          />
          <RadioGroup<PlanChoice['conflicts']>
            label={t('codebook_import:both_kept')}
            value={choice.conflicts}
            onChange={(side) => onChoice({ ...choice, conflicts: side, except: new Set() })}
            options={[
              { value: 'ours', label: t('codebook_import:both_ours') },
              { value: 'theirs', label: t('codebook_import:both_theirs') },
            ]}
            {...(decided > 0 ? { description: t('exchange:conflict_except', { count: decided }) } : {})}
          />
        </>
      )}
      <PlannedCodes
        title={t('codebook_import:conflicts_title')}
        codes={of('conflict').filter(({ isContested }) => !isContested)}
        choice={choice}
      />
      <PlannedCodes
        title={
          <Checkbox
            isSelected={choice.changes}
            onChange={(changes) => onChoice({ ...choice, changes })}
            className={styles.whole}
          >
            {t('codebook_import:changes_title')}
          </Checkbox>
        }
        codes={of('changed')}
        choice={choice}
        onChoice={onChoice}
      />
      <PlannedCodes
        title={
          <Checkbox
            isSelected={choice.additions}
            onChange={(additions) => onChoice({ ...choice, additions })}
            className={styles.whole}
          >
            {t('codebook_import:additions_title')}
          </Checkbox>
        }
        codes={of('added')}
        choice={choice}
        onChoice={onChoice}
      />
      <PlannedCodes title={t('codebook_import:unchanged_title')} codes={noted} choice={choice} />
      {plan.absent.length > 0 && (
        <Disclosure title={t('codebook_import:absent', { count: plan.absent.length })} level={3}>
          <p className={styles.quiet}>{t('codebook_import:absent_stay')}</p>
          <ul className={styles.absent}>
            {plan.absent.map((path) => (
              <li key={path}>{pathNames(path).join(' › ')}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
