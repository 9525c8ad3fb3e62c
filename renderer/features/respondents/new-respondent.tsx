import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { chooseRespondents } from './chosen-respondents.ts';

/** Asks for the pseudonym of a respondent who has not been interviewed yet. */
export function NewRespondent({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [error, setError] = useProblem([name]);
  const run = async () => {
    try {
      const { id } = await api.respondents.add({ name });
      chooseRespondents(new Set([id]));
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('respondents:new')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('respondents:add'), isDisabled: name.trim() === '', run }}
    >
      <TextField
        label={t('respondents:new_name')}
        description={t('respondents:new_name_hint')}
        error={error}
        value={name}
        onChange={setName}
        autoFocus
      />
    </Dialog>
  );
}
