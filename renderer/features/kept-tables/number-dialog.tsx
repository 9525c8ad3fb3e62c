import { useState } from 'react';
import type { KeptTableRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** Fixes the number of a kept item; an empty field lets it follow the list. */
export function NumberDialog({
  kept,
  onClose,
}: {
  readonly kept: KeptTableRecord;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [number, setNumber] = useState(kept.number ?? '');
  const [error, setError] = useProblem([number]);
  const run = async (): Promise<void> => {
    try {
      await api.keptTables.setNumber({ id: kept.id, number: number.trim() || null });
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('kept_tables:number')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('kept_tables:set_number'), isDisabled: [...number.trim()].length > 12, run }}
    >
      <TextField
        label={t('kept_tables:fixed_number')}
        description={t('kept_tables:number_about')}
        value={number}
        onChange={setNumber}
        error={error}
        autoFocus
      />
    </Dialog>
  );
}
