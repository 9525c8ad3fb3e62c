import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { changedFacts } from './changed-facts.ts';

/** The name, description and notice of the project. */
export function FactsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const project = useProject((state) => [...state.tables.project.values()][0]);
  const [name, setName] = useState(project?.name ?? '');
  const [description, setDescription] = useState(project?.description ?? '');
  const [notice, setNotice] = useState(project?.notice ?? '');
  // Saves only what was changed here, so that changes from another window are kept.
  const [before] = useState(project);
  const [problem, setProblem] = useProblem([name, description, notice]);
  const changed = before ? changedFacts(before, { name, description, notice }) : {};
  const save = async () => {
    try {
      if (Object.keys(changed).length > 0) {
        const group = crypto.randomUUID();
        await api.project.update(changed, { group });
        offerUndo(t('project:saved'), group);
      }
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('project:title')}
      isOpen
      onClose={onClose}
      {...(readOnly
        ? {}
        : { submit: { label: t('project:save'), isDisabled: name.trim() === '', run: save } })}
    >
      {problem && <Note tone="danger">{problem}</Note>}
      <FormRow>
        <TextField
          label={t('project:name')}
          value={name}
          onChange={setName}
          maxLength={200}
          isReadOnly={readOnly}
          autoFocus
        />
      </FormRow>
      <FormRow>
        <TextArea
          label={t('project:description')}
          description={t('project:description_help')}
          value={description}
          onChange={setDescription}
          isReadOnly={readOnly}
          rows={5}
        />
      </FormRow>
      <FormRow>
        <TextArea
          label={t('project:notice')}
          description={t('project:notice_help')}
          value={notice}
          onChange={setNotice}
          isReadOnly={readOnly}
          rows={2}
        />
      </FormRow>
    </Dialog>
  );
}
