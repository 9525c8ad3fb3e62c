import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { withPresentCodes } from '#core/codes/present-codes.ts';
import type { ReportParagraph, ReportSection } from '#core/report/report.ts';
import { runsFrom, storedId, type ReportRun } from '#core/report/runs.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { isUnsaved } from '#renderer/common/memos/memo-writing.ts';
import {
  ReportParagraph as ParagraphEditor,
  type ReportParagraphHandle,
} from '#renderer/editor/report-paragraph.tsx';
import { timeInWords } from '#renderer/features/kept-tables/time-in-words.ts';
import { derived } from '#renderer/state/derived.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useSavedOnLeaving } from '#renderer/common/memos/saved-on-leaving.ts';
import { useReportSaving } from '#renderer/state/saving.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import type { Language } from '#words/words.ts';
import { NumberCard } from './number-card.tsx';
import { openCited } from './open-cited.ts';
import { focusBeside, noteParagraph, noteWritable } from './paragraph-desk.ts';
import { placeKeyOf, type ParagraphPlace } from './paragraph-place.ts';
import { bodyOf, paragraphWriting, runsFromBody, type ParagraphNow } from './paragraph-writing.ts';
import { addParagraph, putBack, removeParagraph } from './report-acts.ts';
import { noteSection } from '#renderer/common/openers/report-section.ts';
import { showCard, useOpenCard } from './report-place.ts';
import styles from './report.module.css';
import { RunsInWords } from './runs-in-words.tsx';
import type { ShownNumbers } from './use-report.ts';

export interface ReportParagraphLineProps {
  readonly section: ReportSection;
  readonly paragraph: ReportParagraph;
  readonly language: Language;
  /** Its number in the section, from 1. */
  readonly n: number;
  readonly shown: ShownNumbers;
}

/** A paragraph as it is written, who wrote it, and the card of one of its numbers below. */
export function ReportParagraphLine({ section, paragraph, language, n, shown }: ReportParagraphLineProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const place: ParagraphPlace = { section: section.key, paragraph: paragraph.id, language };
  const key = placeKeyOf(place);
  const row = useProject(storedOf(paragraph.id, language));
  const present: ParagraphNow = {
    textOf: shown.textOf,
    concords: concordsOf(paragraph),
    basis: row ? row.basis : paragraph.basis,
    isStored: row !== null,
  };
  const now = useRef(present);
  now.current = present;
  const [writing] = useState(() => paragraphWriting(place, paragraph.runs, () => now.current));
  const { text, saved } = useStore(writing.store);
  const handle = useRef<ReportParagraphHandle>(null);
  const stored = bodyOf(row?.runs ?? present.concords ?? []);
  useEffect(() => writing.hear({ id: key, title: '', body: stored }), [writing, key, stored]);
  useEffect(() => noteParagraph(key, { handle: () => handle.current, writing }), [key, writing]);
  useSavedOnLeaving(writing);
  const unsaved = isUnsaved({ text, saved });
  useReportSaving(unsaved ? 'unsaved' : 'saved');
  const runs = useMemo(() => runsFromBody(text.body, shown.textOf), [text.body, shown]);
  const card = useOpenCard();
  const number = card?.paragraph === key ? card.number : null;
  const isRewritten = paragraph.writtenBy !== 'own' && (paragraph.writtenBy === 'rewritten' || unsaved);
  const closeCard = (): void => {
    showCard(null);
    if (number !== null) handle.current?.selectNumber(number);
  };
  return (
    <div
      className={cx(
        styles.paragraph,
        isRewritten && styles.rewritten,
        paragraph.writtenBy === 'own' && styles.own,
      )}
      data-paragraph={key}
      data-written-by={isRewritten ? 'rewritten' : paragraph.writtenBy}
    >
      <ParagraphEditor
        ref={handle}
        textKey={key}
        runs={runs}
        states={shown.states}
        isKnown={(what, id) =>
          what === 'number' ? id in shown.numbers : projectStore.getState().tables.source.has(id)
        }
        readOnly={readOnly}
        label={t('report_screen:paragraph', { n, section: section.title })}
        language={language}
        placeholder={runs.length === 0 ? t('report_screen:write_here') : ''}
        className={styles.words}
        onWrite={(written) => writing.write({ body: bodyOf(written) })}
        onReady={() => noteWritable(key)}
        onFocus={() => noteSection(section.key)}
        onBlur={() => void writing.save()}
        onNumber={(id) => showCard({ paragraph: key, number: id })}
        onCitation={openCited}
        onEnter={() => void addParagraph(place).catch(showError)}
        onEmptied={() => {
          if (paragraph.writtenBy !== 'own') return false;
          focusBeside(key, -1);
          removeParagraph(words, place).catch(showError);
          return true;
        }}
        onLeave={(way) => focusBeside(key, way)}
      />
      <ParagraphFoot paragraph={paragraph} place={place} isUnsaved={unsaved} />
      {number !== null && (
        <NumberCard
          number={shown.numbers[number]}
          text={textIn(runs, number)}
          takesFocus={card?.takesFocus ?? false}
          onClose={closeCard}
        />
      )}
    </div>
  );
}

/** What the analyst wrote, and the basis of what it replaces. */
interface Stored {
  readonly runs: readonly ReportRun[];
  readonly basis: string | null;
}

/**
 * What the analyst wrote there, by the records of this window, which no change overtakes: an answer about the report may
 * come from before the words typed last. Null where nothing is stored.
 */
const storedOf = derived(({ tables }, paragraph: string, language: Language): Stored | null => {
  const id = storedId(paragraph);
  const row = [...tables.reportParagraph.values()].find(
    (each) => each.paragraph === id && each.language === language,
  );
  return row ? { runs: runsFrom(withPresentCodes(row.runs, tables.code.values())), basis: row.basis } : null;
});

/** What Concord itself writes there; null for a paragraph of the analyst's own. */
function concordsOf({ writtenBy, runs, own }: ReportParagraph): readonly ReportRun[] | null {
  if (writtenBy === 'concord') return runs;
  return own?.runs ?? null;
}

function textIn(runs: readonly ReportRun[], id: string): string {
  return runs.find((run) => run.kind === 'number' && run.id === id)?.text ?? '–';
}

interface ParagraphFootProps {
  readonly paragraph: ReportParagraph;
  readonly place: ParagraphPlace;
  readonly isUnsaved: boolean;
}

/** Who wrote it and when, what Concord writes now, and the text in the other language. */
function ParagraphFoot({ paragraph, place, isUnsaved: isWaiting }: ParagraphFootProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [isOpen, setOpen] = useState(false);
  const { writtenBy, at, own, elsewhere } = paragraph;
  if (writtenBy === 'concord' && elsewhere === null) return null;
  const date = at === null ? '' : timeInWords(words, at);
  const other = elsewhere && t(`report_screen:languages.${elsewhere.language as Language}`);
  const said = [
    isWaiting && t('report_screen:saving'),
    at !== null && writtenBy === 'own' && t('report_screen:written_on', { date }),
    at !== null && writtenBy === 'rewritten' && t('report_screen:rewritten_on', { date }),
    own?.hasChanged && t('report_screen:own_changed'),
    elsewhere &&
      t('report_screen:not_rewritten', { language: t(`report_screen:languages.${place.language}`) }),
  ].filter((sentence) => typeof sentence === 'string');
  return (
    <div className={styles.foot}>
      {said.map((sentence) => (
        <Fragment key={sentence}>
          {sentence}
          {spaceAfter(sentence)}
        </Fragment>
      ))}
      {own && (
        <LinkButton onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'report_screen:hide_both' : 'report_screen:see_both')}
        </LinkButton>
      )}{' '}
      {own && !readOnly && (
        <LinkButton onPress={() => void putBack(words, place).catch(showError)}>
          {t('report_screen:put_back')}
        </LinkButton>
      )}
      {elsewhere && (
        <LinkButton onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'report_screen:hide_other' : 'report_screen:see_other', { language: other ?? '' })}
        </LinkButton>
      )}
      {writtenBy === 'own' && elsewhere === null && !readOnly && (
        <LinkButton onPress={() => void removeParagraph(words, place).catch(showError)}>
          {t('report_screen:remove_paragraph')}
        </LinkButton>
      )}
      {isOpen && own && (
        <BesideText title={t('report_screen:concords')} runs={own.runs} language={place.language} />
      )}
      {isOpen && elsewhere && (
        <BesideText
          title={t('report_screen:other_text', { language: other ?? '' })}
          runs={elsewhere.runs}
          language={elsewhere.language}
        />
      )}
    </div>
  );
}

interface BesideTextProps {
  readonly title: string;
  readonly runs: readonly ReportRun[];
  readonly language: string;
}

function BesideText({ title, runs, language }: BesideTextProps) {
  return (
    <div className={styles.both}>
      <span className={styles.bothTitle}>{title}</span>
      <p lang={language}>
        <RunsInWords runs={runs} opensCited />
      </p>
    </div>
  );
}
