import { useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import type { SourceKind } from '#core/records.ts';
import type { KindEffects } from '#electron/services/source-kind.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { useWords } from '#renderer/state/words.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { CountChanges } from '#renderer/common/sources/count-changes.tsx';
import { namesWritten } from '#renderer/common/sources/names-written.ts';
import { nameOf, type SourceRow } from '#renderer/common/sources/source-row.ts';
import styles from './sources.module.css';

/** Sources to change into documents or interviews. */
export interface KindQuestion {
  readonly kind: SourceKind;
  readonly rows: readonly SourceRow[];
}

const voices = ['paraphrase', 'verbatim-notes', 'verbatim-recorded'] as const;
/** How many new interviews are named one by one. */
const MAX_NAMED = 5;

/**
 * Says what a change of kind does to everything attached to the sources, and asks for the respondents of new
 * interviews.
 */
export function KindDialog({ question, onClose }: { question: KindQuestion; onClose: () => void }) {
  const { t } = useWords();
  const people = useProject((state) => state.tables.respondent);
  const [respondents, setRespondents] = useState('');
  const [label, setLabel] = useState('');
  const [voice, setVoice] = useState<(typeof voices)[number]>('paraphrase');
  const [error, setError] = useProblem([respondents, label, voice]);
  const isBlind = useBlindCoderId() !== null;
  const { kind, rows } = question;
  const ids = rows.map(({ source }) => source.id);
  const only = rows.length === 1 ? rows[0] : undefined;
  const input = {
    ids,
    kind,
    voice,
    respondents: namesWritten(respondents),
    ...(only && label.trim() !== '' ? { label: label.trim() } : {}),
  };
  const asked = useSettled(JSON.stringify(input), 200);
  const {
    value: effects,
    error: problem,
    loading,
  } = useAnswer(asked, (asking) => asking.sources.kindPreview(input));
  const proposed = effects?.interviews[0];
  const run = async () => {
    try {
      const group = crypto.randomUUID();
      await api.sources.setKind(input, { group });
      onClose();
      offerUndo(t(`sources:kind_changed_${kind}`, { count: ids.length }), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  return (
    <Dialog
      title={
        only
          ? t(`sources:kind_title_${kind}`, { title: nameOf(only.source) })
          : t(`sources:kind_titles_${kind}`, { count: ids.length })
      }
      isOpen
      onClose={onClose}
      submit={{
        label: t(`sources:kind_action_${kind}`),
        // Wait until the effects shown are those of the current input.
        isDisabled: effects === undefined || loading || asked !== JSON.stringify(input),
        run,
      }}
    >
      <div className={styles.form}>
        {(error ?? problem) && <Note tone="danger">{error ?? sentenceFor(problem)}</Note>}
        {kind === 'interview' && (
          <FormRow>
            <ComboBox
              label={t('sources:interview_respondents')}
              description={t(only ? 'sources:interview_respondents_hint' : 'sources:kind_each')}
              options={[...people.values()]
                .toSorted(byPosition)
                .map(({ id, name }) => ({ value: id, label: name }))}
              value={respondents}
              placeholder={only && proposed ? proposed.respondents.join('; ') : ''}
              onChange={setRespondents}
              autoFocus
            />
            {only && (
              <TextField
                label={t('sources:interview_label')}
                description={t('sources:interview_label_hint')}
                value={label}
                placeholder={proposed?.label ?? ''}
                onChange={setLabel}
              />
            )}
          </FormRow>
        )}
        {kind === 'interview' && effects && (isBlind || effects.voices > 0) && (
          <Select
            label={t('sources:kind_voice')}
            {...(isBlind ? {} : { description: t('sources:kind_voice_hint', { count: effects.voices }) })}
            value={voice}
            onChange={setVoice}
            options={voices.map((value) => ({ value, label: t(`exports:voice.${value}`) }))}
          />
        )}
        {effects && <Effects kind={kind} effects={effects} />}
      </div>
    </Dialog>
  );
}

function Effects({ kind, effects }: { kind: SourceKind; effects: KindEffects }) {
  const { t } = useWords();
  const { interviews, made, left, speakers, voices: changed, remarks, facts, reviews } = effects;
  const separator = t('exports:list.separator');
  const isBlind = useBlindCoderId() !== null;
  // A second pass must not learn how much others have coded and reviewed.
  const ofCodings = [
    ...(speakers > 0 ? [t('sources:kind_speakers', { count: speakers })] : []),
    ...(kind === 'document' && changed > 0 ? [t('sources:kind_voices', { count: changed })] : []),
    ...(remarks > 0 ? [t('sources:kind_remarks', { count: remarks })] : []),
    ...(reviews > 0 ? [t('sources:kind_reviews', { count: reviews })] : []),
  ];
  const consequences = [
    ...interviews
      .slice(0, MAX_NAMED)
      .map(({ title, label, respondents }) =>
        t('sources:kind_gets', { title, label, names: respondents.join(separator) }),
      ),
    ...(interviews.length > MAX_NAMED
      ? [t('sources:kind_more', { count: interviews.length - MAX_NAMED })]
      : []),
    ...(made.length > 0 ? [t('sources:kind_made', { names: made.join(separator), count: made.length })] : []),
    ...left.map(({ name, interviews: count }) =>
      count === 0 ? t('sources:kind_left_none', { name }) : t('sources:kind_left', { name, count }),
    ),
    ...(facts > 0 ? [t('sources:kind_facts', { count: facts })] : []),
    ...(isBlind ? [] : ofCodings),
  ];
  return (
    <div role="status">
      <ul className={styles.told}>
        {consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <CountChanges counts={effects.counts} />
      <p className={styles.quiet}>{t('sources:kind_undo')}</p>
    </div>
  );
}
