import { useState } from 'react';
import type { ReferencesReport } from '#electron/services/imports/references.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import styles from './articles.module.css';

/** How many lines of each kind are listed. */
const MAX_LISTED = 200;

/** What references would fill in, what stays, and what becomes a source. */
export function ReferencesDialog({
  file,
  onClose,
}: {
  readonly file: ChosenFile;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const [className, setClassName] = useState('');
  const chosen = { reference: file.reference, name: file.name };
  const { found, problem } = useLook(file, '', (asking) =>
    asking.imports.referencesPreview({ file: chosen }),
  );
  const count = (found?.filled.length ?? 0) + (found?.made.length ?? 0);
  const run = async (): Promise<void> => {
    try {
      const report = await api.imports.references({ file: chosen, className: className.trim() || null });
      onClose();
      notify(t('articles:references_done', { filled: report.filled.length, made: report.made.length }));
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t('articles:references_title', { name: file.name })}
      isOpen
      onClose={onClose}
      size="large"
      submit={{ label: t('articles:references_take', { count }), isDisabled: count === 0, run }}
    >
      {problem !== null && <Note tone="danger">{problem}</Note>}
      {found && (
        <p>{t('articles:references_matched', { matched: found.matched, references: found.references })}</p>
      )}
      {found && <Plan report={found} />}
      {found && found.made.length > 0 && (
        <ComboBox
          label={t('sources:class')}
          options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
          value={className}
          onChange={setClassName}
        />
      )}
    </Dialog>
  );
}

function Plan({ report }: { readonly report: ReferencesReport }) {
  const { t } = useWords();
  const { filled, left, titles } = report;
  const value = ({ sourceId, field, ...each }: ReferencesReport['filled'][number]) => ({
    title: titles[sourceId] ?? '',
    field: t(`articles:reference_field.${field}`),
    value: each.value,
    here: each.here ?? '',
  });
  return (
    <>
      <Lines
        heading={t('articles:references_would', { count: filled.length })}
        lines={filled.map((each) => t('articles:references_change', value(each)))}
      />
      <Lines
        heading={t('articles:references_left', { count: left.length })}
        lines={left.map((each) => t('articles:references_kept', value(each)))}
      />
      {(['made', 'unmatched', 'ambiguous'] as const).map((what) =>
        report[what].length === 0 ? null : (
          <p key={what}>
            {t(`articles:references_${what}`, {
              count: report[what].length,
              names: report[what].slice(0, MAX_LISTED).join('; '),
            })}
          </p>
        ),
      )}
    </>
  );
}

function Lines({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  const { t } = useWords();
  if (lines.length === 0) return null;
  return (
    <section>
      <p>
        <strong>{heading}</strong>
      </p>
      <ul className={styles.listed}>
        {lines.slice(0, MAX_LISTED).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > MAX_LISTED && <p>{t('attributes:more', { count: lines.length - MAX_LISTED })}</p>}
    </section>
  );
}
