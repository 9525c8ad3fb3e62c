import { Download } from 'lucide-react';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
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
  const name = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const [forExcel, setForExcel] = useForExcel();
  const save = (language: string, format: 'csv' | 'xlsx' | 'json') => (): void => {
    const file = [name, title, languageName(words.language, language)].filter(Boolean).join(', ');
    const request = requestOf(choices, language, projectStore.getState().tables);
    host
      .saveAs(`${file}.${format}`, [{ name: t(`tallies:file.${format}`), extensions: [format] }], (to) =>
        // Without a byte order mark Excel reads a csv in the system's encoding.
        api.exports.words({
          request: { ...request, limit: MAX_EXPORTED },
          format,
          to,
          language: words.language,
          byteOrderMark: true,
          forExcel,
        }),
      )
      .catch(showError);
  };
  return (
    <MenuButton
      label={t('words:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          title: t('tallies:as_data'),
          entries: [
            {
              id: 'for-excel',
              label: t('exports:for_excel'),
              checked: forExcel,
              staysOpen: true,
              run: () => setForExcel(!forExcel),
            },
          ],
        },
        ...languages.map((language) => ({
          title: languageName(words.language, language),
          entries: (['csv', 'xlsx', 'json'] as const).map((format) => ({
            id: `${format} ${language}`,
            label: t(`tallies:file.${format}`),
            run: save(language, format),
          })),
        })),
      ]}
    />
  );
}
