import { namedIn } from '#core/codes/code-names.ts';
import type { StudyFacts } from '#core/snapshots/study-facts.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import type { ReactNode } from 'react';
import styles from './facts-table.module.css';
import { localeOf } from '#words/locale.ts';

const facts = ['sources', 'reviewed', 'codesInUse', 'codings', 'memos'] as const;

/** The counts in the snapshot and today, with their differences; without `today` only those of the snapshot. */
export function FactsTable({ before, today }: { before: StudyFacts; today: StudyFacts | null }) {
  const { t, codebookLanguage } = useWords();
  const coder = useProject((state) => {
    const [project] = state.tables.project.values();
    return (project && state.tables.coder.get(project.mainCoderId)?.name) ?? '';
  });
  const themes = [
    ...new Map([...before.themes, ...(today?.themes ?? [])].map((theme) => [theme.id, theme])).values(),
  ];
  const documentsOf = (of: StudyFacts | null, id: string) =>
    of?.themes.find((theme) => theme.id === id)?.documents;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('snapshots:counted')}</th>
          <th scope="col">{t('snapshots:at_then')}</th>
          {today && <th scope="col">{t('snapshots:today')}</th>}
          {today && <th scope="col">{t('snapshots:since')}</th>}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <Row
            key={fact}
            label={t(`snapshots:fact_${fact}`, { coder })}
            before={before[fact]}
            today={today?.[fact] ?? null}
          />
        ))}
      </tbody>
      {themes.length > 0 && (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={4} className={styles.group}>
              {t('snapshots:documents_with', { count: today?.documents ?? before.documents })}
            </th>
          </tr>
          {themes.map(({ id, colour, name, name2 = null }) => (
            <Row
              key={id}
              label={
                <CodeSwatch colour={colour}>{namedIn({ name, name2 }, codebookLanguage).name}</CodeSwatch>
              }
              before={documentsOf(before, id) ?? null}
              today={today && (documentsOf(today, id) ?? null)}
              isCompared={today !== null}
            />
          ))}
        </tbody>
      )}
    </table>
  );
}

interface RowProps {
  label: ReactNode;
  /** Null if it did not exist. */
  before: number | null;
  today: number | null;
  isCompared?: boolean;
}

function Row({ label, before, today, isCompared = today !== null }: RowProps) {
  const { language } = useWords();
  const written = (value: number | null) => (value === null ? '–' : value.toLocaleString(localeOf(language)));
  const since = (today ?? 0) - (before ?? 0);
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{written(before)}</td>
      {isCompared && <td>{written(today)}</td>}
      {isCompared && <td className={since === 0 ? styles.same : styles.other}>{signed(since)}</td>}
    </tr>
  );
}

/** “+5”, “−1”, “0”. */
function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}
