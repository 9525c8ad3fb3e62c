import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useAttributes } from '#renderer/common/sources/attributes.ts';
import { CountChanges } from '#renderer/common/sources/count-changes.tsx';
import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { chooseRespondents } from './chosen-respondents.ts';
import type { RespondentRow } from './respondent-row.ts';
import styles from './respondents.module.css';

export interface MergeRespondentsProps {
  readonly rows: readonly [RespondentRow, RespondentRow];
  readonly onClose: () => void;
}

/**
 * Merges two respondents who are one person: chooses the name and the values to keep, and says what the merge does to
 * counts.
 */
export function MergeRespondents({ rows, onClose }: MergeRespondentsProps) {
  const { t } = useWords();
  const attributes = useAttributes('respondent');
  const [keepId, setKeepId] = useState(rows[0].person.id);
  /** By attribute id, the row whose value is kept if the two differ. */
  const [taken, setTaken] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useProblem([keepId, taken]);
  const [kept, gone] = keepId === rows[0].person.id ? rows : ([rows[1], rows[0]] as const);
  const differing = attributes.filter(({ id }) => {
    const [one, other] = [rows[0].values.get(id), rows[1].values.get(id)];
    return one !== undefined && other !== undefined && one !== other;
  });
  const undecided = differing.filter(({ id }) => taken[id] === undefined);
  const input = {
    keepId: kept.person.id,
    goneId: gone.person.id,
    fromGone: differing.filter(({ id }) => taken[id] === gone.person.id).map(({ id }) => id),
  };
  const {
    value: effects,
    error: problem,
    loading,
  } = useAnswer(JSON.stringify(input), (asking) => asking.respondents.mergePreview(input));
  const names = { gone: gone.person.name, kept: kept.person.name };
  const run = async () => {
    try {
      const group = crypto.randomUUID();
      await api.respondents.merge(input, { group });
      chooseRespondents(new Set([kept.person.id]));
      onClose();
      offerUndo(t('respondents:merged', names), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  const interviewsOf = ({ interviews }: RespondentRow): string =>
    interviews.map(({ label, title }) => label ?? title).join(t('exports:list.separator')) || '–';
  return (
    <Dialog
      title={t('respondents:merge_title', names)}
      isOpen
      onClose={onClose}
      submit={{
        label: t('respondents:merge_action'),
        isDisabled: effects === undefined || loading || undecided.length > 0,
        run,
      }}
    >
      {(error ?? problem) && <Note tone="danger">{error ?? sentenceFor(problem)}</Note>}
      <table className={styles.sides}>
        <tbody>
          <tr>
            <th scope="row">{t('respondents:merge_keep')}</th>
            {rows.map(({ person }) => (
              <td key={person.id}>
                <label className={styles.choice}>
                  <input
                    type="radio"
                    name="keep"
                    checked={keepId === person.id}
                    onChange={() => setKeepId(person.id)}
                  />
                  {person.name}
                </label>
              </td>
            ))}
          </tr>
          {attributes.map((attribute) => (
            <tr key={attribute.id}>
              <th scope="row">{attribute.name}</th>
              {rows.map(({ person, values }) => {
                const value = valueInWords(t, attribute, values.get(attribute.id));
                return (
                  <td key={person.id}>
                    {differing.includes(attribute) ? (
                      <label className={styles.choice}>
                        <input
                          type="radio"
                          name={attribute.id}
                          checked={taken[attribute.id] === person.id}
                          onChange={() => setTaken({ ...taken, [attribute.id]: person.id })}
                        />
                        {value}
                      </label>
                    ) : (
                      value || <span className={styles.quiet}>{t('respondents:merge_empty')}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('respondents:interviews')}</th>
            {rows.map((row) => (
              <td key={row.person.id}>{interviewsOf(row)}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <div role="status">
        {undecided.length > 0 && <p className={styles.ask}>{t('respondents:merge_choose')}</p>}
        {effects && (
          <>
            {effects.summaries > 0 && <p>{t('respondents:merge_summaries', { count: effects.summaries })}</p>}
            <UsesOf act="mergeRespondent" ids={[gone.person.id]} />
            <CountChanges counts={effects.counts} />
          </>
        )}
      </div>
      <p className={styles.quiet}>{t('respondents:merge_note')}</p>
    </Dialog>
  );
}
