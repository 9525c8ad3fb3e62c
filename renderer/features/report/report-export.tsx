import { Download } from 'lucide-react';
import { api, host } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { printEntry, usePrinting } from '#renderer/common/printing/printing.ts';
import { printPage } from '#renderer/common/printing/print-page.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { languages, type Language } from '#words/words.ts';
import { confirmNames } from './names-left.tsx';
import { useReportLanguage, useReportPrivacy, type ReportLanguage } from './report-place.ts';

/** The kinds of file, in the order of the menu. */
const formats = ['docx', 'html', 'md'] as const;

/** Exports the report, in the language shown first, then in the others; and prints it. */
export function ReportExport({ title }: { readonly title: string }) {
  const words = useWords();
  const { t, language: own } = words;
  const [shown] = useReportLanguage();
  const [privacy, setPrivacy] = useReportPrivacy();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const job = useJob();
  const others = ([...languages, 'both'] as const).filter((each) => each !== shown);
  const inOrder = (language: ReportLanguage): Language[] =>
    language === 'both' ? [own, ...languages.filter((each) => each !== own)] : [language];
  const mayShow = async (inLanguages: Language[], watched: Parameters<typeof api.report.namesLeft>[1] = {}) =>
    !privacy.pseudonyms ||
    (await confirmNames(words, await api.report.namesLeft({ languages: inLanguages, ...privacy }, watched)));
  const write = (language: ReportLanguage, format: (typeof formats)[number]) => () => {
    const filters = [{ name: t(`report_screen:file.${format}`), extensions: [format] }];
    const asked = { languages: inOrder(language), ...privacy };
    void job.run(async (watched) => {
      if (!(await mayShow(asked.languages, watched))) return;
      await host.saveAs(`${[project, title].filter(Boolean).join(', ')}.${format}`, filters, async (to) => {
        const { short, ordinary } = await api.report.export({ to, ...asked }, watched);
        const left = [...short, ...ordinary].join(t('exports:list.separator'));
        // With pseudonyms somebody has seen them.
        if (left !== '' && !privacy.pseudonyms) notify(t('report_screen:names_left', { names: left }));
      });
    });
  };
  usePrinting(async () => {
    const inLanguages = inOrder(shown);
    if (await mayShow(inLanguages))
      await printPage(await api.report.page({ languages: inLanguages, ...privacy }));
  });
  return (
    <>
      <MenuButton
        tone="primary"
        label={t('report_screen:export')}
        icon={<Download size={14} aria-hidden />}
        isDisabled={job.running !== null}
        sections={[
          {
            title: t('report_screen:privacy.title'),
            entries: (['pseudonyms', 'interviewExcerpts'] as const).map((what) => ({
              id: what,
              label: t(`report_screen:privacy.${what}`),
              checked: privacy[what],
              staysOpen: true,
              run: () => setPrivacy({ ...privacy, [what]: !privacy[what] }),
            })),
          },
          ...[shown, ...others].map((language) => ({
            title: t('report_screen:export_in', { language: t(`report_screen:languages.${language}`) }),
            entries: formats.map((format) => ({
              id: `${language} ${format}`,
              label: t(`report_screen:file.${format}`),
              run: write(language, format),
            })),
          })),
          { entries: [printEntry(words)] },
        ]}
      />
      <JobProgress job={job} what={t('report_screen:exporting')} />
    </>
  );
}
