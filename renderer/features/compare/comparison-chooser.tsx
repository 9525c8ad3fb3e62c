import { useState, type ReactNode } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { UsesOf } from '#renderer/common/uses/uses-of.tsx';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { ComparisonRecord } from '#core/records.ts';
import { showInReport } from '#renderer/common/openers/report-section.ts';
import { keepSettings } from './keep-comparison.ts';
import { SidesDialog } from './sides-dialog.tsx';
import {
  useChosenComparison,
  useComparisons,
  useOnlyLooks,
  useVerdicts,
  type ShownComparison,
} from './use-comparison.ts';

type Open = 'new' | 'sides' | 'rename' | null;

export interface ComparisonDialogs {
  readonly changeSides: () => void;
  readonly makeNew: () => void;
  readonly rename: () => void;
  readonly element: ReactNode;
}

/** The dialogs about whole comparisons, and functions to open them. */
export function useComparisonDialogs(shown: ShownComparison): ComparisonDialogs {
  const { t } = useWords();
  const [open, setOpen] = useState<Open>(null);
  const [, look] = useChosenComparison();
  const onClose = () => setOpen(null);
  const element = (
    <>
      {open === 'new' && (
        <SidesDialog
          title={t('compare:new_title')}
          action={t('compare:create')}
          settings={shown.settings}
          name=""
          onClose={onClose}
          onKeep={async ({ a, b }, name) => {
            const settings = { ...shown.settings, a, b };
            const { id } = await api.comparisons.create({ name, settings: { ...settings } });
            look(id);
          }}
        />
      )}
      {open === 'sides' && (
        <SidesDialog
          title={t('compare:sides_title')}
          action={t('compare:keep')}
          settings={shown.settings}
          onClose={onClose}
          onKeep={(sides) => keepSettings(shown, sides)}
        />
      )}
      {open === 'rename' && shown.stored && <RenameDialog comparison={shown.stored} onClose={onClose} />}
    </>
  );
  return {
    changeSides: () => setOpen('sides'),
    makeNew: () => setOpen('new'),
    rename: () => setOpen('rename'),
    element,
  };
}

export interface ComparisonChooserProps {
  readonly shown: ShownComparison;
  readonly dialogs: ComparisonDialogs;
}

/** Chooses the comparison to show, with actions on it as a whole. */
export function ComparisonChooser({ shown: { stored }, dialogs }: ComparisonChooserProps) {
  const { t } = useWords();
  const comparisons = useComparisons();
  const [, look] = useChosenComparison();
  const readOnly = useOnlyLooks();
  const verdicts = useVerdicts(stored?.id ?? null);
  const remove = async (comparison: ComparisonRecord): Promise<void> => {
    const yes = await confirm({
      title: t('compare:delete_title', { name: comparison.name }),
      body: (
        <>
          <p>{t('compare:delete_body', { count: verdicts.size })}</p>
          <UsesOf act="delete" ids={[comparison.id]} />
        </>
      ),
      action: t('common:delete'),
    });
    if (!yes) return;
    const group = crypto.randomUUID();
    await api.comparisons.remove({ id: comparison.id }, { group });
    offerUndo(t('compare:deleted', { name: comparison.name }), group);
  };
  return (
    <MenuButton
      tone="quiet"
      label={stored?.name ?? t('compare:default_name')}
      sections={[
        {
          title: t('compare:comparison'),
          entries:
            comparisons.length === 0
              ? [{ id: 'default', label: t('compare:default_name'), checked: true }]
              : comparisons.map(({ id, name }) => ({
                  id,
                  label: name,
                  checked: id === stored?.id,
                  run: () => look(id),
                })),
        },
        {
          entries: [
            { id: 'sides', label: t('compare:change_sides'), run: dialogs.changeSides },
            {
              id: 'report',
              label: t('report_screen:see_in_report'),
              disabled: stored === null,
              run: () => showInReport('comparison', `comparison.${stored?.id ?? ''}`),
            },
            { id: 'new', label: t('compare:new'), disabled: readOnly, run: dialogs.makeNew },
            {
              id: 'rename',
              label: t('compare:rename'),
              disabled: readOnly || stored === null,
              run: dialogs.rename,
            },
            {
              id: 'delete',
              label: t('compare:delete'),
              danger: true,
              disabled: readOnly || stored === null,
              run: () => {
                if (stored) remove(stored).catch(showError);
              },
            },
          ],
        },
      ]}
    />
  );
}

function RenameDialog({ comparison, onClose }: { comparison: ComparisonRecord; onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState(comparison.name);
  const [error, setError] = useProblem([name]);
  const run = async () => {
    try {
      await api.comparisons.update({ id: comparison.id, name });
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('common:rename')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('common:rename'), isDisabled: name.trim() === '', run }}
    >
      <TextField label={t('compare:name')} value={name} onChange={setName} error={error} autoFocus />
    </Dialog>
  );
}
