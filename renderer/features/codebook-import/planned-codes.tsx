import type { ReactNode } from 'react';
import type { FieldChange } from '#core/codebook-import/differences.ts';
import type { ImportNote } from '#core/codebook-import/incoming.ts';
import type { PlannedCode } from '#core/codebook-import/plan.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { WrittenColours } from '#renderer/ui/written-colours.tsx';
import { fieldInWords, valueInWords } from '#words/codebook-changes.ts';
import type { Words } from '#words/words.ts';
import styles from './codebook-import.module.css';
import { isChosen, withRow, type PlanChoice } from './plan-choice.ts';

/** How many codes of a kind are shown; nobody reads more in a dialog, and thousands would block the window. */
const MAX_SHOWN = 200;

/** A remark on many codes at once that affects none of them: it is shown once, above the list. */
export const GUID_INVALID = 'codebook_import:guid_invalid';

interface PlannedCodesProps {
  readonly title: ReactNode;
  readonly codes: readonly PlannedCode[];
  readonly choice: PlanChoice;
  /** Left out if there is nothing to choose. */
  readonly onChoice?: (choice: PlanChoice) => void;
}

/** The codes of one kind, each with its changes and remarks. Renders nothing if there are none. */
export function PlannedCodes({ title, codes, choice, onChoice }: PlannedCodesProps) {
  const { t } = useWords();
  if (codes.length === 0) return null;
  return (
    <section className={styles.kind}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.codes}>
        {codes.slice(0, MAX_SHOWN).map((code) => (
          <li key={`${code.row} ${code.path}`} className={styles.code}>
            <CodeTitle code={code} choice={choice} {...(onChoice ? { onChoice } : {})} />
            <CodeChanges code={code} />
          </li>
        ))}
      </ul>
      {codes.length > MAX_SHOWN && (
        <p className={styles.quiet}>{t('codebook_import:more', { count: codes.length - MAX_SHOWN })}</p>
      )}
    </section>
  );
}

/** A remark on a file or a code as a sentence. */
export function noteInWords({ t }: Words, { key, parameters }: ImportNote): string {
  return t(key, { ...parameters });
}

function CodeTitle({
  code,
  choice,
  onChoice,
}: Pick<PlannedCodesProps, 'choice' | 'onChoice'> & { code: PlannedCode }) {
  const path = pathNames(code.path).join(' › ');
  const isWhole = code.outcome === 'added' ? choice.additions : choice.changes;
  // A code that occurs only in the paths of others is imported or left out together with them.
  if (!onChoice || code.row === 0) return <span className={styles.path}>{path}</span>;
  return (
    <Checkbox
      isSelected={isChosen(code, choice)}
      isDisabled={!isWhole}
      onChange={(isTaken) => onChoice(withRow(choice, code.row, isTaken))}
      className={styles.path}
    >
      {path}
    </Checkbox>
  );
}

function CodeChanges({ code: { notes, changes } }: { code: PlannedCode }) {
  const words = useWords();
  const { t } = words;
  const shown = (field: FieldChange['field'], value: FieldChange['before']): ReactNode => {
    const text = valueInWords(words, field, value);
    return field === 'colour' ? <WrittenColours text={text} /> : text;
  };
  return (
    <>
      {notes.map(
        (note) =>
          note.key !== GUID_INVALID && (
            <p key={JSON.stringify(note)} className={styles.note}>
              {noteInWords(words, note)}
            </p>
          ),
      )}
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.map(({ field, before, after }) => (
            <div key={field} className={styles.change}>
              <dt>{fieldInWords(words, field)}</dt>
              <dd>
                <del aria-label={t('codebook_import:before')}>{shown(field, before)}</del>
                <span aria-hidden> → </span>
                <ins aria-label={t('codebook_import:after')}>{shown(field, after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
