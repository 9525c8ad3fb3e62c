import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Language } from '#words/words.ts';
import { useForExcel } from './for-excel.ts';

const countFormats = ['csv', 'xlsx', 'docx', 'json'] as const;

export type DataFormat = (typeof countFormats)[number];

/** Where and how a file of data is written, whatever is in it. */
export interface DataFile<F extends DataFormat> {
  readonly to: string;
  readonly format: F;
  readonly language: Language;
  /** Without one, Excel reads a csv in the system's encoding. */
  readonly byteOrderMark: true;
  readonly forExcel: boolean;
}

/** What the export menus of counts share: files named after project and title, and the choice for Excel. */
export function useDataExport() {
  const { t, language } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]);
  const [forExcel, setForExcel] = useForExcel();
  const nameOf = (format: DataFormat): string => t(`analysis:file.${format}`);
  /** The entry that chooses whether csv is guarded for Excel. */
  const excelEntry = {
    id: 'for-excel',
    label: t('exports:for_excel'),
    checked: forExcel,
    staysOpen: true,
    run: () => setForExcel(!forExcel),
  };
  /** An entry for each format, which asks where the file goes and has it written there. `id` sets menus of several files apart. */
  const fileEntries = <F extends DataFormat>(
    title: string,
    formats: readonly F[],
    write: (file: DataFile<F>) => Promise<unknown>,
    id = '',
  ) =>
    formats.map((format) => ({
      id: `${format}${id}`,
      label: nameOf(format),
      run: (): void => {
        host
          .saveAs(
            `${[project?.name, title].filter(Boolean).join(', ')}.${format}`,
            [{ name: nameOf(format), extensions: [format] }],
            (to) => write({ to, format, language, byteOrderMark: true, forExcel }),
          )
          .catch(showError);
      },
    }));
  /** The section of a menu with the choice for Excel and all formats of a count. */
  const dataSection = (
    title: string,
    write: (file: DataFile<(typeof countFormats)[number]>) => Promise<unknown>,
  ) => ({ title: t('analysis:as_data'), entries: [excelEntry, ...fileEntries(title, countFormats, write)] });
  return { project, forExcel, excelEntry, fileEntries, dataSection };
}
