import type { PlannedCode } from '#core/codebook-import/plan.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { Conflicts, type Conflicting } from '#renderer/common/conflicts/conflicts.tsx';
import { PlanNumbers } from '#renderer/common/imports/plan-numbers.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { CodebookImport } from '#electron/services/codebook-import.ts';
import { fieldInWords, valueInWords } from '#words/codebook-changes.ts';
import type { Words } from '#words/words.ts';
import styles from './codebook-import.module.css';
import { GUID_INVALID, noteInWords, PlannedCodes } from './planned-codes.tsx';
import type { PlanChoice } from './plan-choice.ts';

interface PlanProps {
  readonly plan: CodebookImport;
  readonly choice: PlanChoice;
  readonly onChoice: (choice: PlanChoice) => void;
}

/** A preview of an import: its numbers, remarks on the file, and each code. */
export function PlanView({ plan, choice, onChoice }: PlanProps) {
  const words = useWords();
  const { t } = words;
  const { added, changed, unchanged, conflicts } = plan.counts;
  const of = (outcome: string) => plan.codes.filter((code) => code.outcome === outcome);
  const both = plan.codes.filter(({ isContested }) => isContested);
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
      <PlanNumbers label={t('codebook_import:numbers')} numbers={numbers} />
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
      <Conflicts
        level={3}
        groups={[{ title: null, rows: both.map((code) => conflictInWords(words, code)) }]}
        decision={choice}
        onDecision={(decision) => onChoice({ ...choice, ...decision })}
      />
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

function conflictInWords(words: Words, { row, path, notes, contested }: PlannedCode): Conflicting<number> {
  return {
    key: row,
    name: pathNames(path).join(' › '),
    notes: notes.filter(({ key }) => key !== GUID_INVALID).map((note) => noteInWords(words, note)),
    fields: contested.map(({ field, before, after }) => ({
      label: fieldInWords(words, field),
      ours: valueInWords(words, field, before),
      theirs: valueInWords(words, field, after),
      isColour: field === 'colour',
    })),
  };
}
