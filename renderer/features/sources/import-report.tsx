import { sentenceFor, showError } from '#renderer/app/show-error.ts';
import { AppError } from '#core/errors.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { ImportReport } from '#electron/services/imports.ts';
import type { Words } from '#words/words.ts';
import styles from './sources.module.css';

interface Part {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The report in words: what came in, what was left out and why. */
export function reportParts({ t }: Words, report: ImportReport): Part[] {
  const sources = report.imported.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  const identical = report.imported.reduce((sum, file) => sum + file.identical, 0);
  const worded = (key: string, parameters: Readonly<Record<string, string | number>>): string =>
    t(key, parameters);
  const notes = report.imported.flatMap(({ name, notes: said }) =>
    said.map(({ key, parameters }) => `${name}: ${worded(key, parameters)}`),
  );
  const parts: Part[] = [
    {
      heading: sources > 0 ? t('sources:report_imported', { count: sources }) : t('sources:report_nothing'),
      lines: [],
    },
  ];
  if (identical > 0) parts.push({ heading: t('sources:report_identical', { count: identical }), lines: [] });
  if (report.failed.length > 0) {
    parts.push({
      heading: t('sources:report_failed', { count: report.failed.length }),
      lines: report.failed.map(({ name, error }) => {
        const sentence = sentenceFor(new AppError(error.code, error.key, error.parameters));
        return sentence.includes(name) ? sentence : `${name}: ${sentence}`;
      }),
    });
  }
  if (report.skipped.length > 0) {
    parts.push({
      heading: t('sources:report_skipped', { count: report.skipped.length }),
      lines: report.skipped.map(({ name, key }) => `${name}: ${worded(key, { name })}`),
    });
  }
  if (notes.length > 0) parts.push({ heading: t('sources:report_notes'), lines: notes });
  return parts;
}

/** What became of every file. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const words = useWords();
  const { t } = words;
  const parts = reportParts(words, report);
  const text = parts
    .flatMap(({ heading, lines }) => [heading, ...lines.map((line) => `  ${line}`)])
    .join('\n');
  return (
    <div>
      {report.cancelled && <Note tone="warning">{t('sources:report_cancelled')}</Note>}
      {parts.map(({ heading, lines }) => (
        <section key={heading}>
          <h3 className={styles.section}>{heading}</h3>
          {lines.length > 0 && (
            <ul className={`${styles.list} ${styles.scroll}`}>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <Button
        tone="quiet"
        onPress={() => {
          navigator.clipboard.writeText(text).then(() => notify(t('sources:copied')), showError);
        }}
      >
        {t('sources:copy_report')}
      </Button>
    </div>
  );
}
