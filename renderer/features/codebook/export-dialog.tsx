import { useState } from 'react';
import { usualLayout, type CodebookLayout } from '#core/exports/codebook-layout.ts';
import { api, host } from '#renderer/api.ts';
import { showLosses } from '#renderer/app/notices/show-losses.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { languageChoices } from '#words/language-name.ts';
import type { Language } from '#words/words.ts';
import styles from './codebook.module.css';
import { VersionLine } from './version-line.tsx';

const formats = ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc', 'maxqda', 'taguette'] as const;
type Format = (typeof formats)[number];

/** Formats that only one other program imports: a name and a text for each code, without counts or examples. */
const forProgram: Partial<Record<Format, { readonly name: string; readonly ending: string }>> = {
  maxqda: { name: 'MAXQDA', ending: 'xlsx' },
  taguette: { name: 'Taguette', ending: 'csv' },
};

/** Formats for reading rather than importing, for which one can choose the contents. */
const read: readonly Format[] = ['docx', 'html', 'md'];
const choices = ['numbered', 'paths', 'described', 'topLevel', 'oneFont'] as const;

/** Chooses how to export the codebook, and exports it. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const [format, setFormat] = useChoice<Format>('codebook.export.format', 'docx');
  const [written, setWritten] = useState<Language>(language);
  const [counts, setCounts] = useChoice('codebook.export.counts', true);
  const [layout, setLayout] = useChoice<CodebookLayout>('codebook.export.layout', usualLayout);
  const [forExcel, setForExcel] = useForExcel();
  const [excerpts, setExcerpts] = useState(false);
  const [memos, setMemos] = useState(false);
  const write = async (): Promise<void> => {
    const program = forProgram[format];
    const ending = program?.ending ?? format;
    // Two formats with the same extension need different file names.
    const kind = program ? ` ${program.name}` : '';
    const name = `${t('codebook:file_name', { project })}${kind}.${ending}`;
    try {
      const saved = await host.saveAs(
        name,
        [{ name: t(`codebook:format_${format}`), extensions: [ending] }],
        async (to) => {
          const { losses } = await api.exports.codebook({
            to,
            format,
            language: written,
            counts,
            memos,
            forExcel,
            layout: { ...usualLayout, ...layout },
            interviewExcerpts: excerpts,
          });
          showLosses(losses);
        },
      );
      if (!saved) return;
      onClose();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Dialog
      title={t('codebook:export_title')}
      isOpen
      onClose={onClose}
      submit={{ label: t('codebook:export_action'), run: write }}
    >
      <div className={styles.form}>
        <RadioGroup<Format>
          label={t('codebook:export_format')}
          value={format}
          onChange={setFormat}
          options={formats.map((value) => ({
            value,
            label: t(`codebook:format_${value}`),
            note: t(`codebook:format_${value}_note`),
          }))}
        />
        <Select<Language>
          label={t('codebook:export_language')}
          value={written}
          onChange={setWritten}
          options={languageChoices}
        />
        {format === 'csv' && (
          <div>
            <Switch isSelected={forExcel} onChange={setForExcel}>
              {t('exports:for_excel')}
            </Switch>
            <p className={styles.quiet}>{t('exports:for_excel_note')}</p>
          </div>
        )}
        {!forProgram[format] && (
          <Switch isSelected={counts} onChange={setCounts}>
            {t('codebook:export_counts')}
          </Switch>
        )}
        {format !== 'qdc' && (
          <div>
            <Switch isSelected={memos} onChange={setMemos}>
              {t('codebook:export_memos')}
            </Switch>
            <p className={styles.quiet}>{t('codebook:export_memos_note')}</p>
          </div>
        )}
        {!forProgram[format] && (
          <div>
            <Switch isSelected={excerpts} onChange={setExcerpts}>
              {t('codebook:export_excerpts')}
            </Switch>
            <p className={styles.quiet}>{t('codebook:export_excerpts_note')}</p>
          </div>
        )}
        {!forProgram[format] && <VersionLine />}
        {read.includes(format) && (
          <Disclosure title={t('codebook:layout')} level={3}>
            <div className={styles.layout}>
              {choices
                .filter((choice) => choice !== 'oneFont' || format === 'docx')
                .map((choice) => (
                  <Checkbox
                    key={choice}
                    isSelected={layout[choice]}
                    onChange={(chosen) => setLayout({ ...layout, [choice]: chosen })}
                  >
                    {t(`codebook:layout_${choice}`)}
                  </Checkbox>
                ))}
            </div>
          </Disclosure>
        )}
      </div>
    </Dialog>
  );
}
