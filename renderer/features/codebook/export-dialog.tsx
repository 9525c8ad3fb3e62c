import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { Language } from '#words/words.ts';
import styles from './codebook.module.css';

const formats = ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc'] as const;
type Format = (typeof formats)[number];

/** Chooses how the codebook is written, and writes it. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const [format, setFormat] = useChoice<Format>('codebook.export.format', 'docx');
  const [written, setWritten] = useState<Language>(language);
  const [counts, setCounts] = useChoice('codebook.export.counts', true);
  const [excerpts, setExcerpts] = useState(false);
  const write = async (): Promise<void> => {
    const name = `${t('codebook:file_name', { project })}.${format}`;
    try {
      const saved = await host.saveAs(
        name,
        [{ name: t(`codebook:format_${format}`), extensions: [format] }],
        (to) => api.exports.codebook({ to, format, language: written, counts, interviewExcerpts: excerpts }),
      );
      if (!saved) return;
      onClose();
      notify(t('codebook:exported'));
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
          options={[
            { value: 'en', label: t('shell:language_en') },
            { value: 'zh-CN', label: t('shell:language_zh_CN') },
          ]}
        />
        <Switch isSelected={counts} onChange={setCounts}>
          {t('codebook:export_counts')}
        </Switch>
        <div>
          <Switch isSelected={excerpts} onChange={setExcerpts}>
            {t('codebook:export_excerpts')}
          </Switch>
          <p className={styles.quiet}>{t('codebook:export_excerpts_note')}</p>
        </div>
      </div>
    </Dialog>
  );
}
