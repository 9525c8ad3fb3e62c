import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { FileChoice } from '#renderer/common/files/file-choice.tsx';
import { PreviewOfFile } from '#renderer/common/files/preview-of-file.tsx';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import styles from './sheet-dialog.module.css';
import { SheetOutcome } from './sheet-outcome.tsx';

type Of = 'sources' | 'respondents';
type Join = 'title' | 'label' | 'name';

const endings = ['csv', 'xlsx'];

export interface SheetDialogProps {
  /** What the rows stand for until something else is chosen. */
  readonly of: Of;
  readonly onClose: () => void;
}

/** Chooses a sheet of values, shows what it would change, and applies it as one change. */
export function SheetDialog({ of: first, onClose }: SheetDialogProps) {
  const { t } = useWords();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [of, setOf] = useState(first);
  const [join, setJoin] = useState<Join>(first === 'sources' ? 'title' : 'name');
  const [joinColumn, setJoinColumn] = useState<string | null>(null);
  const [sheet, setSheet] = useState<string | null>(null);
  const [joinAlike, setJoinAlike] = useState(false);
  const settings = {
    of,
    join,
    joinAlike,
    ...(joinColumn === null ? {} : { joinColumn }),
    ...(sheet === null ? {} : { sheet }),
  };
  const [error, setError] = useProblem([file?.reference, settings]);
  const { found, problem, isSettled, isEarlier } = useLook(file, settings, (asking, { reference, name }) =>
    asking.attributes.previewSheet({ file: { reference, name }, ...settings }),
  );
  // The selects are of this file.
  const preview = isEarlier ? null : found;
  const count = preview?.changes.length ?? 0;
  const run = async () => {
    if (!file) return;
    const { reference, name } = file;
    try {
      const group = crypto.randomUUID();
      const done = await api.attributes.importSheet({ file: { reference, name }, ...settings }, { group });
      onClose();
      offerUndo(t('attributes:imported', { count: done.changes.length, name }), group);
    } catch (refused) {
      setError(sentenceFor(refused));
    }
  };
  const take = ([chosen]: readonly ChosenFile[]) => {
    setFile(chosen ?? null);
    setJoinColumn(null);
    setSheet(null);
    // It may be the same file, corrected since.
    setError(undefined);
  };
  const meanAs = (next: Of) => {
    setOf(next);
    setJoin(next === 'sources' ? 'title' : 'name');
    setJoinColumn(null);
  };
  return (
    <Dialog
      title={t('attributes:title')}
      isOpen
      onClose={onClose}
      size="large"
      submit={{ label: t('attributes:submit', { count }), isDisabled: count === 0 || !isSettled, run }}
    >
      {(error ?? problem) && <Note tone="danger">{error ?? problem}</Note>}
      <p className={styles.quiet}>{t('attributes:intro')}</p>
      <FileChoice
        host={host}
        files={file ? [file] : []}
        onFiles={take}
        endings={endings}
        words={{
          drop: t('attributes:drop'),
          formats: endings.join(', '),
          choose: t('attributes:choose'),
          another: t('attributes:another'),
          kind: t('attributes:title'),
        }}
      />
      {file !== null && (
        <FormRow>
          <Select
            label={t('attributes:of')}
            value={of}
            onChange={meanAs}
            options={(['sources', 'respondents'] as const).map((each) => ({
              value: each,
              label: t(`attributes:of_${each}`),
            }))}
          />
          <Select
            label={t('attributes:join')}
            value={join}
            onChange={setJoin}
            options={(of === 'sources' ? (['title', 'label'] as const) : (['name'] as const)).map((each) => ({
              value: each,
              label: t(`attributes:join_${each}`),
            }))}
          />
          {preview && (
            <Select
              label={t('attributes:join_column')}
              value={preview.joinColumn}
              onChange={setJoinColumn}
              options={preview.headings.map((heading) => ({ value: heading, label: heading }))}
            />
          )}
          {preview && preview.sheets.length > 1 && (
            <Select
              label={t('attributes:sheet')}
              value={preview.sheet}
              onChange={(next) => {
                setSheet(next);
                setJoinColumn(null);
              }}
              options={preview.sheets.map((each) => ({ value: each, label: each }))}
            />
          )}
        </FormRow>
      )}
      {found && (
        <PreviewOfFile isEarlier={isEarlier}>
          <SheetOutcome preview={found} of={of} />
        </PreviewOfFile>
      )}
      {preview && (preview.alike.length > 0 || joinAlike) && (
        <Switch isSelected={joinAlike} onChange={setJoinAlike}>
          {t('attributes:join_alike')}
        </Switch>
      )}
    </Dialog>
  );
}
