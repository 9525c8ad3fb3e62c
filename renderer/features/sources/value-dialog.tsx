import { useState } from 'react';
import type { AttributeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** One attribute to be set on several sources or respondents at once. */
export interface ValueQuestion {
  readonly attribute: AttributeRecord;
  readonly owners: readonly string[];
  readonly value: string;
}

/** Asks for the value; an empty one clears it. */
export function ValueDialog({ question, onClose }: { question: ValueQuestion; onClose: () => void }) {
  const { t } = useWords();
  const [value, setValue] = useState(question.value);
  const [error, setError] = useState<string>();
  const { attribute, owners } = question;
  const run = async () => {
    try {
      await api.attributes.set({ id: attribute.id, owners: [...owners], value });
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={attribute.name}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('sources:set'), run }}
    >
      <TextField
        label={t('sources:value')}
        description={t('sources:chosen', { count: owners.length })}
        error={error}
        value={value}
        onChange={setValue}
        autoFocus
      />
    </Dialog>
  );
}
