import { byPosition } from '#core/by-position.ts';
import { nextLabel, respondentOfLabel } from '#core/interview-label.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace, useChoice } from '#renderer/state/workspace.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { namesWritten } from '#renderer/common/sources/names-written.ts';
import { derived } from '#renderer/state/derived.ts';
import styles from './sources.module.css';

type Mode = 'in-person' | 'online' | 'none';

/** The settings of an interview that has not been created yet. */
interface Draft {
  readonly label: string;
  readonly respondents: string;
  readonly date: string;
  readonly place: string;
  readonly mode: Mode;
  readonly minutes: number | null;
}

const blank: Draft = { label: '', respondents: '', date: '', place: '', mode: 'in-person', minutes: null };

const peopleIn = derived(({ tables }) => [...tables.respondent.values()].toSorted(byPosition));
const labelsIn = derived(({ tables }) => [...tables.source.values()].flatMap(({ label }) => label ?? []));

/**
 * Creates an interview: respondents, date, place, and an outline that becomes the headings of its note. If the dialog
 * is closed before that, its content is there again the next time.
 */
export function InterviewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const people = useProject(peopleIn());
  const labels = useProject(labelsIn());
  const path = useProject((state) => state.open?.path ?? '');
  const [draft, setDraft] = useChoice<Draft>(`interviews.draft ${path}`, blank);
  const { label, respondents, date, place, mode, minutes } = draft;
  const say = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const [interviewer, setInterviewer] = useChoice('interviews.interviewer', '');
  const [outline, setOutline] = useChoice('interviews.outline', '');
  const [error, setError] = useProblem([draft, interviewer, outline]);

  const proposed = label.trim() === '' ? '' : respondentOfLabel(label);
  const named = namesWritten(respondents);
  // An empty field takes the proposed label shown in grey: a second interview of N9 is N9.2.
  const proposedLabel = named[0] === undefined ? '' : nextLabel(named[0], labels);
  const usedLabel = label.trim() || proposedLabel;
  const run = async () => {
    try {
      const source = await api.interviews.create({
        label: usedLabel,
        respondents: named,
        date: date.trim() || null,
        place: place.trim() || null,
        mode: mode === 'none' ? null : mode,
        durationMinutes: minutes,
        interviewer: interviewer.trim() || null,
        outline: outline.split('\n'),
      });
      setDraft(blank);
      onClose();
      // On the left, where it can be written; the right side opens for reading only.
      openPlace({ sourceId: source.id }, 'left');
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('sources:new_interview')}
      isOpen
      onClose={onClose}
      onCancel={() => setDraft(blank)}
      submit={{ label: t('sources:create_interview'), isDisabled: usedLabel === '', run }}
    >
      <div className={styles.form}>
        {error && <Note tone="danger">{error}</Note>}
        <FormRow>
          <ComboBox
            label={t('sources:interview_respondents')}
            description={t('sources:interview_respondents_hint')}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={respondents}
            placeholder={proposed}
            onChange={(next) => say({ respondents: next })}
            autoFocus
          />
          <TextField
            label={t('sources:interview_label')}
            description={t('sources:interview_label_hint')}
            value={label}
            placeholder={proposedLabel}
            onChange={(next) => say({ label: next })}
          />
        </FormRow>
        <FormRow>
          <TextField
            label={t('sources:date')}
            placeholder={t('sources:date_hint')}
            value={date}
            onChange={(next) => say({ date: next })}
          />
          <TextField label={t('sources:place')} value={place} onChange={(next) => say({ place: next })} />
        </FormRow>
        <FormRow>
          <Select
            label={t('sources:mode')}
            value={mode}
            onChange={(next) => say({ mode: next })}
            options={(['in-person', 'online', 'none'] as const).map((value) => ({
              value,
              label: t(`sources:mode_${value}`),
            }))}
          />
          <NumberField
            label={t('sources:duration')}
            value={minutes}
            onChange={(next) => say({ minutes: next })}
            minValue={1}
          />
          <TextField label={t('sources:interviewer')} value={interviewer} onChange={setInterviewer} />
        </FormRow>
        <TextArea
          label={t('sources:outline')}
          description={t('sources:outline_hint')}
          value={outline}
          onChange={setOutline}
          rows={6}
        />
      </div>
    </Dialog>
  );
}
