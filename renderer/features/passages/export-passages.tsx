import { Download } from 'lucide-react';
import type { CodeRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { PassageFilter } from './passage-filter.ts';
import type { AskedPassages } from './use-passages.ts';

export interface ExportPassagesProps {
  code: CodeRecord;
  asked: AskedPassages;
  filter: PassageFilter;
}

/** Takes away what the list shows. */
export function ExportPassages({ code, asked, filter }: ExportPassagesProps) {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const { request } = asked;
  const save = (format: 'csv' | 'xlsx') =>
    host.saveAs(
      `${t('passages:export_of', { project, code: code.name })}.${format}`,
      [{ name: t(`passages:file.${format}`), extensions: [format] }],
      (to) =>
        api.exports.passages({
          format,
          to,
          language,
          byteOrderMark: true,
          listed: { request, cell: { codeId: code.id }, words: filter.words },
        }),
    );
  return (
    <MenuButton
      label={t('passages:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          entries: (['csv', 'xlsx'] as const).map((format) => ({
            id: format,
            label: t(`passages:file.${format}`),
            run: () => void save(format).catch(showError),
          })),
        },
      ]}
    />
  );
}
