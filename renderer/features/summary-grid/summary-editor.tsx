import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useImperativeHandle } from 'react';
import { useStore } from 'zustand';
import { wordsIn } from '#core/text/word-count.ts';
import type { LayerRequest } from '#core/counting/request.ts';
import type { GridPlace } from '#core/basis.ts';
import type { WrittenSummary } from '#core/summary-grid/written.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { clock } from '#renderer/app/services/clock.ts';
import { isUnsaved } from '#renderer/common/memos/memo-writing.ts';
import { noFilter, showHistory } from '#renderer/common/openers/history-filter.ts';
import { useSavedOnLeaving } from '#renderer/common/memos/saved-on-leaving.ts';
import { useReportSaving } from '#renderer/state/saving.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { changesInWords } from '#words/grid-method.ts';
import { localeOf } from '#words/locale.ts';
import { arrived, focusOn } from './grid-desk.ts';
import styles from './grid.module.css';
import { summaryWriting } from './summary-writing.ts';

/** What others on the screen do to the summary. */
export interface SummaryHandle {
  /** Inserts text at the caret. */
  readonly insert: (text: string) => void;
}

export interface SummaryEditorProps {
  readonly place: GridPlace;
  readonly coderId: string;
  /** The coder's summary as the grid tells it; undefined where there is none. */
  readonly written: WrittenSummary | undefined;
  readonly layer: LayerRequest;
  /** Goes to the next or previous cell, or to the next without a summary, and goes on writing there. */
  readonly onStep: (to: 1 | -1 | 'without') => void;
  readonly onInsert: () => void;
  readonly ref: Ref<SummaryHandle>;
}

/** The working coder's own summary of the cell. It saves while one types and whenever one leaves. */
export function SummaryEditor({ place, coderId, written, layer, onStep, onInsert, ref }: SummaryEditorProps) {
  const words = useWords();
  const { t, language } = words;
  const stored = useProject(({ tables }) =>
    [...tables.summary.values()].find(
      (each) =>
        each.coderId === coderId &&
        each.themeId === place.themeId &&
        each.respondentId === place.respondentId &&
        each.sourceId === place.sourceId,
    ),
  );
  const coder = useProject((state) => state.tables.coder.get(coderId)?.name ?? '');
  const theme = useProject((state) => state.tables.code.get(place.themeId)?.name ?? '');
  const confirmer = useProject((state) => state.tables.coder.get(stored?.confirmedBy ?? '')?.name);
  const [writing] = useState(() => summaryWriting(place, coderId, stored, layer));
  const { text, saved } = useStore(writing.store);
  const area = useRef<HTMLTextAreaElement | null>(null);
  useEffect(() => writing.hear(stored && { id: stored.id, title: '', body: stored.body }), [stored, writing]);
  useSavedOnLeaving(writing);
  const write = (body: string): void => writing.write({ body });
  const latest = useRef(write);
  latest.current = write;
  useLayoutEffect(() => {
    const typed = arrived('summary', area.current);
    if (typed === null) return () => void arrived('summary', null);
    const before = area.current?.value ?? '';
    // At once: a frame later the next letters are there already, and would be written after the caret.
    area.current?.setSelectionRange(before.length, before.length);
    if (typed !== '') latest.current(before + typed);
    return () => void arrived('summary', null);
  }, []);
  useImperativeHandle(ref, () => ({
    insert: (inserted) => {
      const field = area.current;
      const [from, to] = field
        ? [field.selectionStart, field.selectionEnd]
        : [text.body.length, text.body.length];
      const before = text.body.slice(0, from);
      const gap = before === '' || /\s$/u.test(before) ? '' : ' ';
      write(before + gap + inserted + text.body.slice(to));
      const caret = from + gap.length + inserted.length;
      requestAnimationFrame(() => field?.setSelectionRange(caret, caret));
    },
  }));
  useActions({ 'grid.insert': onInsert });
  const unsaved = isUnsaved({ text, saved });
  useReportSaving(unsaved ? 'unsaved' : 'saved');
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const isMod = event.ctrlKey || event.metaKey;
    const isUsed = ((): boolean => {
      if (event.key === 'Escape') return (focusOn('grid'), true);
      if (event.key === 'F6') return (focusOn('passages'), true);
      if (event.key === 'Tab' && !isMod && !event.altKey) return (onStep(event.shiftKey ? -1 : 1), true);
      if (event.key === 'Enter' && isMod) return (onStep('without'), true);
      return false;
    })();
    // Letters typed here are no shortcuts.
    if (isUsed || !isMod) event.stopPropagation();
    if (!isUsed) return;
    event.preventDefault();
    void writing.save();
  };
  const confirm = () => written && api.summaries.confirm({ id: written.id }).catch(showError);
  const state = unsaved
    ? t('summary_grid:saving')
    : stored?.confirmedAt
      ? t('summary_grid:confirmed', { coder: confirmer ?? coder, time: moment(stored.confirmedAt, language) })
      : stored
        ? t('summary_grid:saved', { coder, time: moment(stored.updatedAt, language) })
        : coder;
  const about =
    place.respondentId === null
      ? ({ what: 'source', id: place.sourceId ?? '' } as const)
      : ({ what: 'respondent', id: place.respondentId } as const);
  return (
    <div className={styles.editor}>
      <div className={styles.editorHead}>
        <h3 className={styles.small}>{t('summary_grid:yours')}</h3>
        <span className={styles.quiet}>
          {state}
          {t('summary_grid:separator')}
          <LinkButton onPress={() => showHistory({ ...noFilter, noun: 'summaries', about, text: theme })}>
            {t('summary_grid:history')}
          </LinkButton>
        </span>
      </div>
      {written?.changes && (
        <p className={styles.changes} role="status">
          <span>
            {t(
              written.confirmedAt === null
                ? 'summary_grid:changed_since'
                : 'summary_grid:changed_since_confirmed',
              {
                changes: changesInWords(words, written.changes),
              },
            )}
          </span>
          <Button onPress={() => void confirm()}>
            {t('summary_grid:still_right')} <Kbd keys={shownKey('grid.still_right')} />
          </Button>
        </p>
      )}
      <textarea
        ref={area}
        className={styles.area}
        aria-label={t('summary_grid:yours')}
        placeholder={t('summary_grid:placeholder')}
        value={text.body}
        onChange={({ target }) => write(target.value)}
        onBlur={() => void writing.save()}
        onKeyDown={onKeyDown}
      />
      <div className={styles.editorFoot}>
        {text.body.trim() !== '' && (
          <span className={cx(styles.quiet, styles.length)}>
            {t('reader:words_count', { count: wordsIn(text.body) })}
          </span>
        )}
        <Button onPress={onInsert}>
          {t('summary_grid:insert')} <Kbd keys={shownKey('grid.insert')} />
        </Button>
        <Button onPress={() => onStep(1)}>
          {t('summary_grid:next')} <Kbd keys="Tab" />
        </Button>
      </div>
      <p className={styles.quiet}>{t('summary_grid:pinned_go')}</p>
    </div>
  );
}

/** The time if it was today, else the date. */
function moment(at: string, language: string): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  if (isToday) return clock(at, language);
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(new Date(at));
}
