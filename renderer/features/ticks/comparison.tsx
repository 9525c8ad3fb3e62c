import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { undoIfLatest } from '#renderer/common/undo/offer-undo.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Lead } from '#renderer/ui/lead.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import { methodSentence } from '#words/method-sentence.ts';
import { sheetPlace } from '#words/sheet-place.ts';
import { sheetAsked } from './corrections.ts';
import { saveComparison } from './save-comparison.ts';
import { ThemeDifferences } from './theme-differences.tsx';
import { ThemeTable } from './theme-table.tsx';
import { countWithin, showSheet, useTicksDesk } from '#renderer/common/openers/ticks-desk.ts';
import styles from './ticks.module.css';

type Compared = Awaited<ReturnType<typeof api.ticks.reconcile>>;

/** Defined once: a new function at every render would be called again. */
const takeFocus = (element: HTMLElement | null): void => element?.focus();

/**
 * Compares the tally made by hand with the project's, and lists the sources on which they differ for a selected theme.
 */
export function Comparison() {
  const words = useWords();
  const { t } = words;
  const { file, corrections, within, done } = useTicksDesk();
  const [place, choose] = useState<number | null>(null);
  const asked = file ? { ...sheetAsked(file, corrections), within } : null;
  const { value: found, error } = useAnswer(asked && JSON.stringify(asked), (asking) =>
    // `asked` is not null here, because there is no question without a sheet.
    asking.ticks.reconcile(asked as NonNullable<typeof asked>),
  );
  if (error) return <Note tone="danger">{sentenceFor(error)}</Note>;
  if (!asked || !found) return <p role="status">{t('ticks:counting')}</p>;
  const { name, rows, matched, rowsAstray, shape } = found;
  const chosen = found.themes.find((theme) => theme.place === place) ?? found.themes[0];
  const method = `${methodSentence(words, found.facts)} ${t('ticks:method_hand')}`;
  const save = (what: 'xlsx' | 'themes' | 'differences') => () => saveComparison(asked, what);
  const undoImport = (group: string): void => {
    undoIfLatest(group).then((isDone) => isDone && showSheet(), showError);
  };
  return (
    <>
      <div className={styles.choices}>
        {/* The button that was pressed is gone with the sheet, so the status takes the focus. */}
        <p role="status" tabIndex={-1} ref={takeFocus} className={styles.told}>
          {done !== null && (
            <>
              <Lead>{done.what}</Lead>
              <LinkButton onPress={() => undoImport(done.group)}>{t('common:undo')}</LinkButton>
              {' · '}
            </>
          )}
          {t('ticks:report_of', { name, rows, matched })}
        </p>
        <Select
          look="pill"
          label={t('ticks:within')}
          value={found.within}
          onChange={countWithin}
          options={(['sheet', 'project'] as const).map((value) => ({
            value,
            label: t(`ticks:within_${value}`),
          }))}
        />
        <MenuButton
          label={t('ticks:export')}
          sections={[
            {
              entries: (['xlsx', 'themes', 'differences'] as const).map((what) => ({
                id: what,
                label: t(`ticks:export_${what}`),
                run: save(what),
              })),
            },
          ]}
        />
      </div>
      <div className={styles.comparison}>
        <ThemeTable found={found} chosen={chosen?.place ?? null} onChoose={choose} />
        {chosen && <ThemeDifferences theme={chosen} found={found} />}
      </div>
      {rowsAstray.length > 0 && <RowsAstray rows={rowsAstray} shape={shape} />}
      <Note title={t('ticks:method')} copyText={method}>
        {method}
      </Note>
    </>
  );
}

/** Rows whose stated totals differ from their ticks. */
function RowsAstray({ rows, shape }: { rows: Compared['rowsAstray']; shape: Compared['shape'] }) {
  const words = useWords();
  const { t } = words;
  const [shown, more] = useMore(rows.length);
  return (
    <Disclosure title={t('ticks:rows_astray', { count: rows.length })} level={3}>
      <ul className={styles.rows}>
        {rows.slice(0, shown).map(({ row, title, stated, ticks }) => (
          <li key={row}>
            {t('ticks:row_astray', { at: sheetPlace(words, shape, row), title, stated, ticks })}
          </li>
        ))}
      </ul>
      {more}
    </Disclosure>
  );
}
