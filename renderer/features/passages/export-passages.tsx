import { Download } from 'lucide-react';
import { notToBeQuoted } from '#core/respondents/consent.ts';
import { api, host } from '#renderer/api.ts';
import { showLosses } from '#renderer/app/notices/show-losses.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { printEntry, printMade, usePrinting } from '#renderer/common/printing/printing.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import { joined } from '#words/sentences.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { PassageRequest } from '#renderer/common/passages/passage-request.ts';

const tables = ['csv', 'xlsx'] as const;
const readings = ['docx', 'html', 'md'] as const;
type Format = (typeof tables)[number] | (typeof readings)[number];

export interface ExportPassagesProps {
  /** The name of the code or query, for the name of the file. */
  name: string;
  /** The list as it is asked for. */
  list: Pick<PassageRequest, 'request' | 'cell' | 'words' | 'sided' | 'query'>;
  isDisabled?: boolean;
}

/** Exports the passages shown. */
export function ExportPassages({ name, list, isDisabled = false }: ExportPassagesProps) {
  const words = useWords();
  const { t, language, codebookLanguage } = words;
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const respondents = useProject((state) => state.tables.respondent);
  const unquoted = notToBeQuoted(respondents.values());
  const { query, ...plain } = list;
  const listed = { ...plain, ...(query && { query: { text: query.text, side: query.side } }) };
  // Words said in confidence are exported only on request.
  const [interviewExcerpts, setInterviewExcerpts] = useChoice('passages.excerpts', false);
  const [forExcel, setForExcel] = useForExcel();
  const save = (format: Format) =>
    host.saveAs(
      `${t('passages:export_of', { project, code: name })}.${format}`,
      [{ name: t(`passages:file.${format}`), extensions: [format] }],
      async (to) => {
        const { losses } = await api.exports.passages({
          format,
          to,
          language,
          codebookLanguage,
          byteOrderMark: true,
          forExcel,
          interviewExcerpts,
          listed,
        });
        showLosses(losses);
      },
    );
  const print = () =>
    printMade(() =>
      api.printing.passages({
        title: t('passages:export_of', { project, code: name }),
        language,
        codebookLanguage,
        interviewExcerpts,
        listed,
      }),
    );
  usePrinting(print);
  const entry = (format: Format) => ({
    id: format,
    label: t(`passages:file.${format}`),
    run: () => void save(format).catch(showError),
  });
  return (
    <MenuButton
      label={t('passages:export')}
      icon={<Download size={14} aria-hidden />}
      isDisabled={isDisabled}
      sections={[
        {
          title:
            unquoted.length === 0
              ? t('passages:as_table')
              : t('passages:as_table_with', {
                  names: joined(words, unquoted, 'conjunction'),
                }),
          entries: [
            {
              id: 'for-excel',
              label: t('exports:for_excel'),
              checked: forExcel,
              staysOpen: true,
              run: () => setForExcel(!forExcel),
            },
            ...tables.map(entry),
          ],
        },
        {
          title: t('passages:as_reading'),
          entries: [
            {
              id: 'excerpts',
              label: t('passages:with_excerpts'),
              checked: interviewExcerpts,
              staysOpen: true,
              run: () => setInterviewExcerpts(!interviewExcerpts),
            },
            ...readings.map(entry),
          ],
        },
        { entries: [printEntry(words)] },
      ]}
    />
  );
}
