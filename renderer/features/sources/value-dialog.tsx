import { useState } from 'react';
import type { AttributeRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** A value to set on several sources or respondents at once. */
export interface ValueQuestion {
  readonly name: string;
  readonly owners: readonly string[];
  /** The common value; null if they differ, and then nothing is set until something is typed. */
  readonly value: string | null;
  /** The values in use, in words, to choose from. */
  readonly options: readonly string[];
  readonly set: (value: string) => Promise<unknown>;
}

/** The common value, or null if they differ. */
export function sharedValue(values: readonly string[]): string | null {
  const [first = ''] = values;
  return values.every((value) => value === first) ? first : null;
}

/** The dialog's question for the value of an attribute. */
export function attributeQuestion(
  { id, name }: AttributeRecord,
  owners: readonly string[],
  { value, options }: Pick<ValueQuestion, 'value' | 'options'>,
): ValueQuestion {
  return {
    name,
    owners,
    value,
    options,
    set: (next) => api.attributes.set({ id, owners: [...owners], value: next }),
  };
}

/** Asks for the value; an empty text clears it. */
export function ValueDialog({ question, onClose }: { question: ValueQuestion; onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? question.value;
  const [error, setError] = useProblem([typed]);
  const { name, owners, options, set } = question;
  const run = async () => {
    try {
      await set(value ?? '');
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={name}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('sources:set'), isDisabled: value === null, run }}
    >
      <ComboBox
        label={t('sources:value')}
        description={t('sources:chosen', { count: owners.length })}
        error={error}
        options={options.map((each) => ({ value: each, label: each }))}
        value={value ?? ''}
        placeholder={question.value === null ? t('sources:several_values') : ''}
        onChange={(text) => {
          // Opening the list reports the present text, which is no change.
          if (text !== (value ?? '')) setTyped(text);
        }}
        autoFocus
      />
    </Dialog>
  );
}
