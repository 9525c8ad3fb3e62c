import { FileText, Pin, StickyNote } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { ShownPassage } from '#electron/services/quotes.ts';
import { citationOf, isQuotable } from '#core/citation.ts';
import type { CodeRecord, CodingRecord, SourceRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { citedInWords, placeInWords } from '#words/citation.ts';
import { OtherCodes } from './other-codes.tsx';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import styles from './passage-list.module.css';
import { MarkedWords } from './marked-words.tsx';
import { useMarked } from './use-marked.ts';
import { shortenedQuote, textAfter } from './surroundings.ts';
import { useShownPassage } from './shown-passages.ts';

/** Actions on the other codes of a row. */
export interface OtherActs {
  readonly open: (row: PassageRow, codingId: string) => void;
  /** Left out in a read-only project. */
  readonly remove?: (codingIds: readonly string[], code: CodeRecord) => void;
}

export interface PassageItemProps {
  readonly row: PassageRow;
  /** The listed code or theme, which need not be named. */
  readonly codeId: string;
  /** Whether to name the coders, because the layer has several. */
  readonly namesCoders: boolean;
  /** Whether to name the source, because there is no heading. */
  readonly namesSource: boolean;
  /** Whether to be shorter and leave out the other codes, for a list beside something else. */
  readonly isCompact: boolean;
  /** The ids of codings with a memo. */
  readonly withMemo: ReadonlySet<string>;
  /** The ids of codings pinned as examples. */
  readonly asExample: ReadonlySet<string>;
  readonly onOpen: (row: PassageRow) => void;
  readonly otherActs?: OtherActs | undefined;
}

/** A passage in a list: its words, and a line with remarks and its other codes. */
export function PassageItem({ row, isCompact, onOpen, otherActs, ...about }: PassageItemProps) {
  const { t } = useWords();
  const source = useProject((state) => state.tables.source.get(row.sourceId));
  const coderId = useWorkingCoderId();
  const shown = useShownPassage(row);
  if (!source) return null;
  const isOwn = shown?.codings.every((coding) => coding.coderId === coderId) ?? false;
  return (
    <div className={cx(styles.item, isCompact && styles.compact)}>
      <Words row={row} source={source} shown={shown} isCompact={isCompact} />
      <div className={styles.facts}>
        <Remarks source={source} shown={shown} {...about} isCompact={isCompact} />
        {otherActs && shown && shown.others.length > 0 && (
          <OtherCodes
            others={shown.others}
            onOpen={(codingId) => otherActs.open(row, codingId)}
            onRemove={isOwn ? otherActs.remove : undefined}
          />
        )}
      </div>
      {!isCompact && (
        // For the mouse only: by keyboard Enter opens the row.
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
  const marked = useMarked(row);
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
  // Reserves a height estimated from the length until the words have loaded.
  if (marked && !isCompact) return <MarkedWords marked={marked} own={row.span} lang={lang} />;
  if (!shown || marked === undefined)
    return <div style={{ height: heightFor(row.span.end - row.span.start) }} />;
  const quote = shortenedQuote(shown.quote.quote, isCompact ? 280 : 640);
  return (
    <p className={styles.quote} lang={lang}>
      {isSpoken(source, shown.codings) ? t('reader:quoted', { quote: quote.trim() }) : quote}
    </p>
  );
}

/** Whether all codings say that the words are literal; only these are put in quotation marks. */
function isSpoken({ kind }: SourceRecord, codings: readonly CodingRecord[]): boolean {
  return kind === 'interview' && codings.length > 0 && codings.every(({ voice }) => isQuotable(kind, voice));
}

function heightFor(length: number): string {
  return `${Math.min(8, Math.ceil(length / 70)) * 1.5}em`;
}

interface RemarksProps extends Pick<
  PassageItemProps,
  'codeId' | 'namesCoders' | 'namesSource' | 'withMemo' | 'asExample' | 'isCompact'
> {
  source: SourceRecord;
  shown: ShownPassage | undefined;
}

/** The remarks on a passage: source, sub-codes, stance, voice, speaker, coder, page, example, memo. */
function Remarks({ source, shown, codeId, withMemo, asExample, ...props }: RemarksProps) {
  const words = useWords();
  const { t } = words;
  // Under the names that the codebook shows.
  const codes = useProject((state) => state.codebook.byId);
  const coders = useProject((state) => state.tables.coder);
  const respondents = useProject((state) => state.tables.respondent);
  const codings = useMemo(() => shown?.codings ?? [], [shown]);
  const isSpan = shown !== undefined && codings.some(({ start }) => start !== null);
  const voices =
    source.kind === 'interview'
      ? distinct(codings, ({ voice, start }) => (start === null ? null : (voice ?? 'paraphrase')))
      : [];
  const stances = distinct(codings, ({ stance }) => stance);
  const below = distinct(codings, (coding) => coding.codeId).filter((id) => id !== codeId);
  const place = shown ? placeInWords(words, shown.quote) : '';
  const parts: ReactNode[] = [
    ...(props.namesSource ? [citedInWords(words, citationOf(source))] : []),
    ...below.flatMap((id) => {
      const code = codes.get(id);
      return code
        ? [
            <CodeSwatch key={id} colour={code.colour} className={styles.code}>
              {code.name}
            </CodeSwatch>,
          ]
        : [];
    }),
    ...stances.map((stance) => (
      <span key={stance} className={cx(stance === 'contradicts' && styles.contradicts)}>
        {t(`passages:stance.${stance}`)}
      </span>
    )),
    ...(isSpan && stances.length === 0 && !props.isCompact ? [t('passages:stance.none')] : []),
    ...voices.map((voice) => t(`exports:voice.${voice}`)),
    ...distinct(codings, ({ respondentId }) => respondentId).flatMap((id) => respondents.get(id)?.name ?? []),
    ...(props.namesCoders
      ? distinct(codings, ({ coderId }) => coderId).flatMap((id) => coders.get(id)?.name ?? [])
      : []),
    ...(place === '' ? [] : [place]),
    ...(codings.some(({ suggestedBy }) => suggestedBy !== null) ? [t('suggestions:mark')] : []),
    ...(codings.some(({ id }) => asExample.has(id))
      ? [
          <span key="example" className={styles.example}>
            <Pin size={11} aria-hidden /> {t('passages:example')}
          </span>,
        ]
      : []),
    ...(codings.some(({ id }) => withMemo.has(id))
      ? [
          <span key="memo" className={styles.remark}>
            <StickyNote size={12} aria-hidden /> {t('passages:memo')}
          </span>,
        ]
      : []),
  ];
  return (
    <span className={styles.remarks}>
      {parts.map((part, index) => (
        // The order of the parts is fixed, so the index is the key.
        <span key={index} className={styles.remark}>
          {part}
        </span>
      ))}
    </span>
  );
}

/** The distinct values of the codings in order, without null. */
function distinct<T>(codings: readonly CodingRecord[], of: (coding: CodingRecord) => T | null): T[] {
  return [...new Set(codings.map(of).filter((value) => value !== null))];
}
