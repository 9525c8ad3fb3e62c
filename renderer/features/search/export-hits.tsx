import { Download } from 'lucide-react';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { printEntry, usePrinting } from '#renderer/common/printing/printing.ts';
import { unquotedNote } from '#renderer/common/sources/unquoted.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { SearchAnswer } from '#electron/services/search.ts';
import { printHits } from './print-hits.ts';
import type { HitList } from './use-search.ts';

/** Exports the list as a table, or prints it. */
export function ExportHits({ list, answer }: { list: HitList; answer: SearchAnswer }) {
  const words = useWords();
  const { t, language } = words;
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const { request, order } = list.pages;
  const save = (format: 'csv' | 'xlsx') =>
    host.saveAs(
      `${t('search:export_of', { project, text: request.query.text.trim().slice(0, 40) })}.${format}`,
      [{ name: t(`search:file.${format}`), extensions: [format] }],
      (to) => api.search.export({ request, order, format, to, language, byteOrderMark: true }),
    );
  usePrinting(() => printHits(words, list.pages, answer));
  return (
    <MenuButton
      label={t('search:export')}
      icon={<Download size={14} aria-hidden />}
      sections={() => [
        {
          ...titled(unquotedNote(words)),
          entries: (['csv', 'xlsx'] as const).map((format) => ({
            id: format,
            label: t(`search:file.${format}`),
            run: () => void save(format).catch(showError),
          })),
        },
        { entries: [printEntry(words)] },
      ]}
    />
  );
}

function titled(title: string | null): { title?: string } {
  return title === null ? {} : { title };
}
