import { useEffect, useRef, useState } from 'react';
import type { PlannedRow } from '#core/ticks/tick-plan.ts';
import type { Shape } from '#core/ticks/sheet.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import { sheetPlace } from '#words/sheet-place.ts';
import type { TicksImport } from '#electron/services/ticks.ts';
import { SourceChoice } from './source-choice.tsx';
import { withSource } from './corrections.ts';
import { correctSheet, useTicksDesk } from '#renderer/common/openers/ticks-desk.ts';
import styles from './ticks.module.css';

/** How many sources with similar names are offered at once; the full choice has all of them. */
const MAX_OFFERED = 3;

/** Rows whose source the analyst must choose or has chosen, and those matched by more than their title. */
export function RowSources({ plan }: { plan: TicksImport }) {
  const { t } = useWords();
  const open = plan.rows.filter(({ outcome, by }) => outcome !== 'matched' || by === 'chosen');
  const loose = plan.rows.filter(({ by }) => by !== null && by !== 'title' && by !== 'chosen');
  return (
    <>
      {open.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('ticks:rows_open')}</h3>
          {plan.counts.open > 0 && <p className={styles.quiet}>{t('ticks:rows_open_note')}</p>}
          <Rows rows={open} shape={plan.shape} />
        </section>
      )}
      {loose.length > 0 && (
        <Disclosure title={t('ticks:rows_loosely')} remark={loose.length} level={3}>
          <Rows rows={loose} shape={plan.shape} />
        </Disclosure>
      )}
    </>
  );
}

function Rows({ rows, shape }: { rows: readonly PlannedRow[]; shape: Shape }) {
  const words = useWords();
  const [shown, more] = useMore(rows.length);
  return (
    <>
      <ul className={styles.rows}>
        {rows.slice(0, shown).map((row) => (
          <Row key={row.row} row={row} at={sheetPlace(words, shape, row.row)} />
        ))}
      </ul>
      {more}
    </>
  );
}

function Row({ row, at }: { row: PlannedRow; at: string }) {
  const { t } = useWords();
  const { corrections } = useTicksDesk();
  const sources = useProject((state) => state.tables.source);
  const [isChoosing, setChoosing] = useState(false);
  const line = useRef<HTMLLIElement>(null);
  const wasChoosing = useRef(false);
  // Choosing a source removes the field; return the focus to the button that opened it.
  useEffect(() => {
    if (wasChoosing.current && !isChoosing)
      line.current?.querySelector<HTMLElement>('[data-choose]')?.focus();
    wasChoosing.current = isChoosing;
  }, [isChoosing]);
  const { title, date, className, ticks, sourceId, outcome, by, candidates } = row;
  const classes = useProject((state) => state.tables.class);
  const titleOf = (id: string): string => sources.get(id)?.title ?? '';
  const toldApart = (id: string): string => {
    const source = sources.get(id);
    return [source?.label, source?.date, classes.get(source?.classId ?? '')?.name]
      .filter(Boolean)
      .join(' · ');
  };
  const say = (next: string | null | undefined): void => {
    setChoosing(false);
    correctSheet(withSource(corrections, row.row, next));
  };
  const isCorrected = corrections.rows.some((each) => each.row === row.row);
  const why =
    outcome === 'unmatched' && candidates.length > 0
      ? 'ticks:row_dated'
      : (`ticks:row_${outcome === 'matched' ? 'left' : outcome}` as const);
  return (
    <li ref={line} className={styles.row}>
      <div className={styles.rowTitle}>
        <span className={styles.quiet}>{at}</span>
        <strong>{title}</strong>
        <span className={styles.quiet}>
          {[date, className, t('ticks:row_ticks', { count: ticks })].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className={styles.rowSource}>
        {sourceId !== null && by !== null && by !== 'title' && (
          <span>
            {titleOf(sourceId)} <span className={styles.quiet}>· {t(`ticks:by_${by}`)}</span>
          </span>
        )}
        {sourceId === null && (
          <span className={outcome === 'left' ? styles.quiet : styles.why}>{t(why)}</span>
        )}
        {isChoosing ? (
          <SourceChoice row={row} at={at} onChoose={say} onClose={() => setChoosing(false)} />
        ) : (
          <>
            {candidates.slice(0, MAX_OFFERED).map((id) => (
              <LinkButton key={id} onPress={() => say(id)}>
                {t('ticks:take_source', { title: titleOf(id) })} <span>{toldApart(id)}</span>
              </LinkButton>
            ))}
            <LinkButton
              data-choose
              aria-label={t('ticks:choose_source_of', { at })}
              onPress={() => setChoosing(true)}
            >
              {t('ticks:choose_source')}
            </LinkButton>
            {isCorrected ? (
              <LinkButton onPress={() => say(undefined)}>{t('ticks:as_proposed')}</LinkButton>
            ) : (
              <LinkButton onPress={() => say(null)}>{t('ticks:leave_out')}</LinkButton>
            )}
          </>
        )}
      </div>
    </li>
  );
}
