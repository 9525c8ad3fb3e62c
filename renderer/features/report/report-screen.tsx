import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { clock } from '#renderer/app/services/clock.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { usePrepareForUndo } from '#renderer/state/taking-back.ts';
import { untilHeard } from '#renderer/state/heard.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { Select } from '#renderer/ui/select.tsx';
import { languages } from '#words/words.ts';
import { Checklists } from './checklists.tsx';
import { focusSection, nextChanged, paragraphAt, paragraphsAtHand } from './paragraph-desk.ts';
import {
  noteBrought,
  noteSection,
  sectionHere,
  useWantedSection,
} from '#renderer/common/openers/report-section.ts';
import { openCard, showCard, useReportLanguage, useReportPart, useSeenNumbers } from './report-place.ts';
import { markRead } from './report-acts.ts';
import { ReportExport } from './report-export.tsx';
import { SectionText } from './report-section.tsx';
import styles from './report.module.css';
import { useMakeLive } from './use-make-live.tsx';
import { useReports, useShownReports, type ShownReport } from './use-report.ts';

/** The report: its text, or where the checklists stand. */
export function ReportScreen() {
  const { t } = useWords();
  const [part] = useReportPart();
  const [language, setLanguage] = useReportLanguage();
  const answer = useReports();
  const reports = useShownReports(answer.value);
  const [first] = reports;
  const exporting = useRef<HTMLSpanElement>(null);
  useActions(first ? { 'report.export': () => openMenuIn(exporting.current) } : {});
  useMarkedAsRead(first?.report);
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={t(`report_screen:parts.${part}`)}
        subtitle={first && <Standing report={first.report} />}
      >
        <Select
          look="pill"
          label={t('report_screen:language')}
          value={language}
          onChange={setLanguage}
          options={([...languages, 'both'] as const).map((value) => ({
            value,
            label: t(`report_screen:languages.${value}`),
          }))}
        />
        <span ref={exporting}>{first && <ReportExport title={first.report.title} />}</span>
      </PageHeader>
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {first && (part === 'text' ? <Text reports={reports} /> : <Checklists report={first.report} />)}
    </div>
  );
}

/** Numbers as of today, 10:42 · 1 number changed. */
function Standing({ report }: { readonly report: ShownReport['report'] }) {
  const { t, language } = useWords();
  const changed = Object.values(report.numbers).filter(({ isChanged }) => isChanged).length;
  return (
    <>
      {t('report_screen:as_of', { time: clock(report.at, language) })} ·{' '}
      <span className={changed > 0 ? styles.changed : undefined} role="status">
        {changed > 0 ? t('report_screen:changed', { count: changed }) : t('report_screen:none_changed')}
      </span>
    </>
  );
}

/** A number seen for the first time has been read as it is; from then on a change of it is marked. */
function useMarkedAsRead(report: ShownReport['report'] | undefined): void {
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const seen = useSeenNumbers();
  useEffect(() => {
    if (readOnly || !report) return;
    const unread = Object.values(report.numbers).filter(
      ({ id, lastRead }) => lastRead === undefined && !seen.has(id),
    );
    if (unread.length > 0) void markRead(unread).catch(showError);
  }, [report, readOnly, seen]);
}

function Text({ reports }: { readonly reports: readonly ShownReport[] }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const column = useRef<HTMLDivElement>(null);
  const sections = reports[0]?.report.sections ?? [];
  const { make, menu } = useMakeLive(reports);
  // A section asked for stays the present one, even where the last ones cannot be scrolled to the top.
  const isBrought = useRef(true);
  useWanted(column, isBrought);
  const byHand = (): void => void (isBrought.current = false);
  useSaveBeforeUndo();
  const next = (): void => {
    const place = nextChanged(openCard());
    if (!place) return;
    paragraphAt(place.paragraph)?.handle()?.selectNumber(place.number);
    showCard(place, true);
  };
  useActions({
    'report.next_change': next,
    ...(readOnly ? {} : { 'report.make_live': make }),
  });
  return (
    // What scrolls it by hand is heard, to tell it from being brought somewhere.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={column}
      className={styles.column}
      onWheel={byHand}
      onPointerDown={byHand}
      onKeyDown={byHand}
      onScroll={({ currentTarget }) => {
        if (!isBrought.current) noteTop(currentTarget);
      }}
    >
      <div className={styles.text}>
        {sections.length === 0 && <EmptyState sentence={t('report_screen:nothing')} />}
        {sections.map((section) => (
          <SectionText key={section.key} section={section} reports={reports} />
        ))}
      </div>
      {menu}
      <FooterState>{t(readOnly ? 'report_screen:footer_read_only' : 'report_screen:footer')}</FooterState>
    </div>
  );
}

/** Notes the section whose text is at the top of the column. */
function noteTop(column: HTMLElement): void {
  const { top } = column.getBoundingClientRect();
  const found = [...column.querySelectorAll<HTMLElement>('[data-section]')].find(
    (each) => each.getBoundingClientRect().bottom > top + 40,
  );
  const key = found?.dataset['section'];
  if (key !== undefined) noteSection(key);
}

/** Brings the section that somebody asked for into view, and on opening the one where one was. */
function useWanted(column: RefObject<HTMLElement | null>, isBroughtRef: { current: boolean }): void {
  const wanted = useWantedSection();
  useLayoutEffect(() => {
    const here = sectionHere();
    if (here !== null) bring(column.current, here);
  }, [column]);
  // After every drawing: a section that has just been added appears later than the wish for it.
  useEffect(() => {
    if (!wanted || !bring(column.current, wanted.key, wanted.block)) return;
    noteBrought();
    isBroughtRef.current = true;
    if (wanted.block !== null) focusSection(wanted.key, wanted.block);
  });
}

/** Brings a section to the top, or a table, figure, list or paragraph in it. Returns whether the section is there. */
function bring(column: HTMLElement | null, key: string, block: string | null = null): boolean {
  const section = column?.querySelector(`[data-section="${CSS.escape(key)}"]`);
  const place =
    block === null
      ? null
      : section?.querySelector(
          `[data-block="${CSS.escape(block)}"], [data-paragraph^="${CSS.escape(`${key} ${block} `)}"]`,
        );
  (place ?? section)?.scrollIntoView({ block: 'start' });
  return Boolean(section);
}

/** Undo takes back the words typed last: they are stored before it, and typing waits until its text is on the screen. */
function useSaveBeforeUndo(): void {
  usePrepareForUndo(true, async (work) => {
    const paragraphs = paragraphsAtHand();
    const goOn = paragraphs.map(({ handle }) => handle()?.holdTyping());
    try {
      await Promise.all(paragraphs.map(({ writing }) => writing.save()));
      await work();
      const [newest] = await api.history.list({ limit: 1 });
      await untilHeard(newest?.seq ?? 0);
    } finally {
      for (const each of goOn) each?.();
    }
  });
}
