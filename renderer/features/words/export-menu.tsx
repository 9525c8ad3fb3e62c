import { Download } from 'lucide-react';
import { printedLaid, type PrintedPart } from '#core/kept-tables/printed-laid.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { printEntry, printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { laidWords } from '#words/kept-tables/laid-words.ts';
import { languageName } from '#words/language-name.ts';
import { requestOf, type WordChoices } from './word-choices.ts';

export interface ExportMenuProps {
  readonly title: string;
  readonly choices: WordChoices;
  readonly languages: readonly string[];
}

/** The most words in a file. */
const MAX_EXPORTED = 1_000_000;
/** The most words that are copied or printed: those that the screen shows. */
const MAX_SHOWN = 300;

/** Exports the words of each language as a file of its own. */
export function ExportMenu({ title, choices, languages }: ExportMenuProps) {
  const words = useWords();
  const { t } = words;
  const { project, excelEntry, fileEntries } = useDataExport();
  const counted = (language: string) => {
    const request = requestOf(choices, language, projectStore.getState().tables);
    return api.wordlists.count({ ...request, limit: MAX_SHOWN });
  };
  const copy = async (language: string): Promise<void> => {
    const { rowHead, columns, rows, notes } = laidWords(words, await counted(language));
    const lines = rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]);
    const allNotes = [...notes, ...(project?.notice ? [project.notice] : [])];
    await copyTable(copiedTable([rowHead, ...columns.map(({ name }) => name)], lines, allNotes));
    notify(t('words:table_copied'));
  };
  usePrinting(async () => {
    const parts: PrintedPart[] = [];
    for (const language of languages) {
      const table = laidWords(words, await counted(language));
      parts.push({ name: languages.length > 1 ? languageName(words.language, language) : null, table });
    }
    await printTable(words, printedLaid(title, project ? [project.name] : [], parts));
  });
  return (
    <MenuButton
      label={t('words:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        { title: t('analysis:as_data'), entries: [excelEntry] },
        ...languages.map((language) => ({
          title: languageName(words.language, language),
          entries: [
            ...fileEntries(
              `${title}, ${languageName(words.language, language)}`,
              ['csv', 'xlsx', 'json'],
              (file) => {
                const request = requestOf(choices, language, projectStore.getState().tables);
                return api.exports.words({ request: { ...request, limit: MAX_EXPORTED }, ...file });
              },
              ` ${language}`,
            ),
            {
              id: `copy ${language}`,
              label: t('words:copy_table'),
              run: () => void copy(language).catch(showError),
            },
          ],
        })),
        { entries: [printEntry(words)] },
      ]}
    />
  );
}
