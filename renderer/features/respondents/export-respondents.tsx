import { Download } from 'lucide-react';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { printEntry, printTable, useSavedPrint } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { usePercentages } from './percentages.ts';
import { aboutShown } from './about-shown.ts';
import { printedTableOne } from './table-one-copy.ts';
import { tableOneOfRows, type Respondents } from './use-respondents.ts';

/** Exports the table of all respondents, or Table 1 of those shown. */
export function ExportRespondents(respondents: Respondents) {
  const { rows, shown, attributes } = respondents;
  const words = useWords();
  const { t, language } = words;
  const project = useProject((state) => [...state.tables.project.values()][0]);
  const [forExcel] = useForExcel();
  const [percentages] = usePercentages(shown.length);
  const save =
    (title: string, format: 'csv' | 'xlsx' | 'docx', write: (to: string) => Promise<unknown>) => (): void => {
      const name = `${[project?.name, title].filter(Boolean).join(', ')}.${format}`;
      host
        .saveAs(name, [{ name: t(`respondents:file.${format}`), extensions: [format] }], write)
        .catch(showError);
    };
  const about = aboutShown(words, respondents);
  const printTableOne = useSavedPrint(() =>
    printTable(
      words,
      printedTableOne(
        tableOneOfRows(shown, attributes),
        { percentages, about: project ? [project.name, ...about] : about },
        words,
      ),
    ),
  );
  // Without a byte order mark Excel reads a csv in the system's encoding.
  const csv = { language, byteOrderMark: true, forExcel };
  return (
    <MenuButton
      label={t('respondents:export')}
      icon={<Download size={14} aria-hidden />}
      isDisabled={rows.length === 0}
      sections={() => [
        {
          title: t('respondents:export_table'),
          entries: (['csv', 'xlsx'] as const).map((format) => ({
            id: `table ${format}`,
            label: t(`respondents:file.${format}`),
            run: save(t('respondents:title'), format, (to) =>
              api.exports.respondents({ to, format, ...csv }),
            ),
          })),
        },
        {
          title: t('respondents:export_table_one'),
          entries:
            attributes.length === 0
              ? []
              : [
                  ...(['docx', 'xlsx', 'csv'] as const).map((format) => ({
                    id: `one ${format}`,
                    label: t(`respondents:file.${format}`),
                    run: save(t('respondents:table_one'), format, (to) =>
                      api.exports.tableOne({
                        to,
                        format,
                        percentages,
                        ...(shown.length < rows.length
                          ? { respondentIds: shown.map(({ person }) => person.id) }
                          : {}),
                        ...csv,
                      }),
                    ),
                  })),
                  {
                    id: 'one print',
                    label: t('respondents:print_table_one'),
                    run: () => void printTableOne().catch(showError),
                  },
                ],
        },
        { entries: [printEntry(words)] },
      ]}
    />
  );
}
