import { Download } from 'lucide-react';
import { api } from '#renderer/api.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { languageName } from '#words/language-name.ts';
import { requestOf, type WordChoices } from './word-choices.ts';

export interface ExportMenuProps {
  readonly title: string;
  readonly choices: WordChoices;
  readonly languages: readonly string[];
}

/** The most words in a file. */
const MAX_EXPORTED = 1_000_000;

/** Exports the words of each language as a file of its own. */
export function ExportMenu({ title, choices, languages }: ExportMenuProps) {
  const words = useWords();
  const { t } = words;
  const { excelEntry, fileEntries } = useDataExport();
  return (
    <MenuButton
      label={t('words:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        { title: t('tallies:as_data'), entries: [excelEntry] },
        ...languages.map((language) => ({
          title: languageName(words.language, language),
          entries: fileEntries(
            `${title}, ${languageName(words.language, language)}`,
            ['csv', 'xlsx', 'json'],
            (file) => {
              const request = requestOf(choices, language, projectStore.getState().tables);
              return api.exports.words({ request: { ...request, limit: MAX_EXPORTED }, ...file });
            },
            ` ${language}`,
          ),
        })),
      ]}
    />
  );
}
