import type { CodingSheet } from '#electron/services/coding-sheet.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { problemInWords } from '#words/exports/refused-rows.ts';
import styles from './coding-sheet.module.css';

export interface SheetOutcomeProps {
  readonly told: CodingSheet;
  /** What was asked, for the file with the rows that become no coding. */
  readonly asked: {
    readonly file: Pick<ChosenFile, 'reference' | 'name'>;
    readonly coder: string;
    readonly machine: boolean;
  };
}

/** How many rows are listed; the saved list has all. */
const MAX_LISTED = 200;

/** What an import would add, and each row that becomes no coding, with the reason and what to do. */
export function SheetOutcome({ told, asked }: SheetOutcomeProps) {
  const words = useWords();
  const { t, language } = words;
  const { added, already, repeated, refused, rows, sources, codes, otherColumns, kind, coder } = told;
  const save = (): void =>
    void host
      .saveAs(
        `${t('coding_sheet:refused_file')}.csv`,
        [{ name: t('coding_sheet:kind_of_file'), extensions: ['csv'] }],
        (to) => api.codingSheet.exportRefused({ ...asked, to, language, byteOrderMark: true }),
      )
      .catch(showError);
  return (
    <div className={styles.outcome}>
      <p>
        <Sentence>{t('coding_sheet:would_add', { count: added, rows, sources, codes })}</Sentence>
        {already > 0 && <Sentence>{t('coding_sheet:would_already', { count: already })}</Sentence>}
        {repeated > 0 && t('coding_sheet:would_repeated', { count: repeated })}
      </p>
      {kind === 'machine' && <Note>{t('coding_sheet:cli_in_no_count', { coder })}</Note>}
      {otherColumns.length > 0 && (
        <Note>{t('coding_sheet:cli_other_columns', { columns: otherColumns.join(', ') })}</Note>
      )}
      {refused.length > 0 && (
        <section aria-label={t('coding_sheet:refused_list')} className={styles.refused}>
          <div className={styles.head}>
            <h3>{t('coding_sheet:refused_count', { count: refused.length })}</h3>
            <Button size="small" onPress={save}>
              {t('coding_sheet:save_refused')}
            </Button>
          </div>
          <ul>
            {refused.slice(0, MAX_LISTED).map((row) => (
              <li key={row.line}>
                {t('coding_sheet:cli_line', { line: row.line, why: problemInWords(words, row) })}
                {row.quote !== '' && <q>{row.quote}</q>}
              </li>
            ))}
          </ul>
          {refused.length > MAX_LISTED && (
            <p>{t('coding_sheet:more_refused', { count: refused.length - MAX_LISTED })}</p>
          )}
        </section>
      )}
    </div>
  );
}
