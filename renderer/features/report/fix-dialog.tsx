import { useState } from 'react';
import type { ReportNumber } from '#core/report/report.ts';
import { asTyped, typedValue } from '#core/report/typed-value.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

export interface FixDialogProps {
  readonly number: ReportNumber;
  readonly onClose: () => void;
}

/** Fixes a number as it was, with a reason; the field begins with what it was when it was last read. */
export function FixDialog({ number, onClose }: FixDialogProps) {
  const { t } = useWords();
  const { id, value, lastRead, isChanged, format } = number;
  const [written, setWritten] = useState(asTyped((isChanged ? lastRead : value) ?? value, format));
  const [reason, setReason] = useState('');
  const [error, setError] = useProblem([written, reason]);
  const fixedValue = typedValue(written, format);
  const isNumber = fixedValue !== null;
  const run = async (): Promise<void> => {
    if (fixedValue === null) return;
    try {
      await api.report.fixNumber({ number: id, value: fixedValue, reason: reason.trim() });
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('report_screen:fix.title')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('report_screen:fix.submit'), isDisabled: !isNumber || reason.trim() === '', run }}
    >
      <TextField
        label={t('report_screen:fix.value')}
        value={written}
        onChange={setWritten}
        error={isNumber ? error : t('report_screen:fix.bad_value')}
      />
      <TextField
        label={t('report_screen:fix.reason')}
        description={t('report_screen:fix.about')}
        value={reason}
        onChange={setReason}
        autoFocus
      />
    </Dialog>
  );
}
