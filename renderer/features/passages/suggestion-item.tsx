import type { ReactNode } from 'react';
import { citationOf } from '#core/citation.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MatchedText } from '#renderer/ui/matched-text.tsx';
import { citedInWords } from '#words/citation.ts';
import { listed } from '#words/sentences.ts';
import styles from './passage-list.module.css';
import own from './suggestions.module.css';

export interface SuggestionItemProps {
  readonly sourceId: string;
  /** Null if the words are no longer in the text. */
  readonly quote: string | null;
  readonly paragraph: number | null;
  /** Where the matched words are in the quote. */
  readonly matches?: readonly Span[];
  /** The matched words, the weightiest first. */
  readonly words?: readonly string[];
  /** What else is to be said of it, such as why a program proposed it. */
  readonly remarks?: readonly string[];
  /** What can be done by mouse. */
  readonly children?: ReactNode;
}

/** A passage that was suggested: its words with those that matched marked, where it is, and why it is listed. */
export function SuggestionItem({
  sourceId,
  quote,
  paragraph,
  matches = [],
  words = [],
  remarks = [],
  children,
}: SuggestionItemProps) {
  const ownWords = useWords();
  const { t } = ownWords;
  const source = useProject((state) => state.tables.source.get(sourceId));
  if (!source) return null;
  return (
    <div className={styles.item}>
      {quote === null ? (
        <p className={own.gone}>{t('suggestions:words_gone')}</p>
      ) : (
        <Quote source={source} quote={quote} matches={matches} />
      )}
      <div className={own.foot}>
        <span className={styles.remarks}>
          <span className={styles.remark}>{citedInWords(ownWords, citationOf(source))}</span>
          {paragraph !== null && (
            <span className={styles.remark}>{t('suggestions:paragraph', { number: paragraph })}</span>
          )}
          {remarks.map((remark) => (
            <span key={remark} className={styles.remark}>
              {remark}
            </span>
          ))}
          {words.length > 0 && (
            <span className={styles.remark}>
              {t('suggestions:matched', { words: listed(ownWords, words) })}
            </span>
          )}
        </span>
        {children}
      </div>
    </div>
  );
}

function Quote({
  source,
  quote,
  matches,
}: {
  source: SourceRecord;
  quote: string;
  matches: readonly Span[];
}) {
  return (
    <p className={own.quote} lang={source.language ?? undefined}>
      <MatchedText text={quote} ranges={matches.map(({ start, end }) => [start, end] as const)} />
    </p>
  );
}

/** What the keys of a row do, for the mouse only. */
export function MouseActs({ acts }: { acts: readonly (readonly [label: string, run: () => void])[] }) {
  return (
    <span className={own.acts} aria-hidden>
      {acts.map(([label, run]) => (
        <span
          role="presentation"
          key={label}
          className={own.act}
          onClick={(event) => {
            event.stopPropagation();
            run();
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {label}
        </span>
      ))}
    </span>
  );
}
