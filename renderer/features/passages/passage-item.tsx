import { FileText, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ShownPassage } from '#electron/services/passages.ts';
import type { CodeRecord, CodingRecord, SourceRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { pagesInWords } from '#words/citation.ts';
import type { PassageRow } from './passage-row.ts';
import styles from './passages.module.css';
import { shortenedQuote, textAfter, textBefore } from './surroundings.ts';
import { useShownPassage } from './shown-passages.ts';

export interface PassageItemProps {
  readonly row: PassageRow;
  /** The code or theme asked for: it need not be named. */
  readonly codeId: string;
  /** Name the coders: the layer is of several. */
  readonly namesCoders: boolean;
  /** Without the text around the quote. */
  readonly isCompact: boolean;
  /** Codings with a memo. */
  readonly withMemo: ReadonlySet<string>;
  readonly onOpen: (row: PassageRow) => void;
}

/** A passage in a list: its words among those around them, and below them what was said of it. */
export function PassageItem({ row, isCompact, onOpen, ...about }: PassageItemProps) {
  const { t } = useWords();
  const source = useProject((state) => state.tables.source.get(row.sourceId));
  const shown = useShownPassage(row);
  if (!source) return null;
  return (
    <div className={cx(styles.item, isCompact && styles.compact)}>
      <Words row={row} source={source} shown={shown} isCompact={isCompact} />
      <Remarks source={source} shown={shown} {...about} />
      {!isCompact && (
        // For the mouse alone: by keyboard Enter opens the row.
        <span
          aria-hidden
          className={styles.open}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(row);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {t('passages:open')}
        </span>
      )}
    </div>
  );
}

interface WordsProps {
  row: PassageRow;
  source: SourceRecord;
  shown: ShownPassage | undefined;
  isCompact: boolean;
}

function Words({ row, source, shown, isCompact }: WordsProps) {
  const { t } = useWords();
  const lang = source.language ?? undefined;
  if (row.span === null) {
    return (
      <div className={styles.whole}>
        <FileText size={14} aria-hidden className={styles.wholeMark} />
        <span>
          {t('passages:whole_source')}
          {!isCompact && shown && (
            <span className={styles.opening} lang={lang}>
              {' '}
              {textAfter(shown.quote.after.replaceAll('\n', ' '), 140)}
            </span>
          )}
        </span>
      </div>
    );
  }
  // Until the words are here, their place is kept by their length.
  if (!shown)
    return <div className={styles.awaited} style={{ height: heightFor(row.span.end - row.span.start) }} />;
  const { before, quote, after } = shown.quote;
  return (
    <p className={styles.quote} lang={lang}>
      {!isCompact && <span className={styles.around}>{textBefore(before)}</span>}
      <span className={styles.said}>{shortenedQuote(quote, isCompact ? 280 : 640)}</span>
      {!isCompact && <span className={styles.around}>{textAfter(after)}</span>}
    </p>
  );
}

function heightFor(length: number): string {
  return `${Math.min(8, Math.ceil(length / 70)) * 1.5}em`;
}

interface RemarksProps extends Pick<PassageItemProps, 'codeId' | 'namesCoders' | 'withMemo'> {
  source: SourceRecord;
  shown: ShownPassage | undefined;
}

/** Page, voice, codes below the one asked for, stance, speaker, coder, memo: whatever there is to say. */
function Remarks({ source, shown, codeId, namesCoders, withMemo }: RemarksProps) {
  const words = useWords();
  const { t } = words;
  const { code: codes, coder: coders, respondent: respondents } = useProject((state) => state.tables);
  const codings = shown?.codings ?? [];
  const voices =
    source.kind === 'interview'
      ? distinct(codings, ({ voice, start }) => (start === null ? null : (voice ?? 'paraphrase')))
      : [];
  const below = distinct(codings, (coding) => coding.codeId).filter((id) => id !== codeId);
  const speakers = distinct(codings, ({ respondentId }) => respondentId);
  const pages = shown?.quote.pages ?? null;
  const parts: ReactNode[] = [
    ...(pages ? [pagesInWords(words, pages)] : []),
    ...voices.map((voice) => t(`exports:voice.${voice}`)),
    ...speakers.flatMap((id) => respondents.get(id)?.name ?? []),
    ...(namesCoders
      ? distinct(codings, ({ coderId }) => coderId).flatMap((id) => coders.get(id)?.name ?? [])
      : []),
    ...distinct(codings, ({ stance }) => stance).map((stance) => (
      <span key={stance} className={cx(stance === 'contradicts' && styles.contradicts)}>
        {t(`passages:stance.${stance}`)}
      </span>
    )),
  ];
  return (
    <div className={styles.remarks}>
      {below.flatMap((id) => {
        const code = codes.get(id);
        return code ? [<Code key={id} code={code} />] : [];
      })}
      {parts.map((part, index) => (
        // The order of these parts is fixed: their place is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={styles.remark}>
          {part}
        </span>
      ))}
      {codings.some(({ id }) => withMemo.has(id)) && (
        <span className={styles.remark}>
          <StickyNote size={12} aria-hidden /> {t('passages:memo')}
        </span>
      )}
    </div>
  );
}

function Code({ code }: { code: CodeRecord }) {
  return (
    <CodeSwatch colour={code.colour} className={styles.code}>
      {code.name}
    </CodeSwatch>
  );
}

/** What the codings say, each once, in their order; null says nothing. */
function distinct<T>(codings: readonly CodingRecord[], of: (coding: CodingRecord) => T | null): T[] {
  return [...new Set(codings.map(of).filter((value) => value !== null))];
}
