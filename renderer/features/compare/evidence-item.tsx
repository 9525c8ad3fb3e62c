import { Pin, PinOff } from 'lucide-react';
import { citationOf } from '#core/citation.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import { useShownPassage } from '#renderer/features/passages/shown-passages.ts';
import { shortenedQuote, textAfter } from '#renderer/features/passages/surroundings.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { Quote } from '#renderer/ui/quote.tsx';
import { citedInWords, placeInWords } from '#words/citation.ts';
import styles from './theme-inspector.module.css';

export interface EvidenceItemProps {
  readonly row: PassageRow;
  readonly colour: number;
  readonly isPinned: boolean;
  /** Left out if nothing can be pinned. */
  readonly onPin: (() => void) | undefined;
}

/** A passage with its source, its voice, and what it is evidence of. */
export function EvidenceItem({ row, isPinned, onPin }: EvidenceItemProps) {
  const words = useWords();
  const { t } = words;
  const source = useProject((state) => state.tables.source.get(row.sourceId));
  const shown = useShownPassage(row);
  if (!source) return null;
  const codings = shown?.codings ?? [];
  const stances = new Set(codings.map(({ stance }) => stance));
  const voices = new Set(
    source.kind === 'interview' && row.span !== null
      ? codings.map(({ voice }) => voice ?? ('paraphrase' as const))
      : [],
  );
  const parts = [
    citedInWords(words, citationOf(source, shown?.quote.pages)),
    ...(row.span === null ? [t('compare:whole_source')] : []),
    // A passage on pages is cited by page, others by paragraph.
    ...(shown && shown.quote.pages === null && shown.quote.paragraph !== null
      ? [placeInWords(words, { pages: null, paragraph: shown.quote.paragraph })]
      : []),
    ...[...voices].map((voice) => t(`exports:voice.${voice}`)),
  ];
  const stance = stances.has('contradicts')
    ? 'contradicting'
    : stances.has('qualifies')
      ? 'qualifying'
      : null;
  return (
    <div className={styles.item}>
      <Quote
        lang={source.language ?? undefined}
        className={cx(row.span === null && styles.whole)}
        origin={
          <span className={styles.origin}>
            {parts.join(' · ')}
            {stance && (
              <span className={cx(stance === 'contradicting' && styles.contradicting)}>
                {' '}
                · {t(`compare:${stance}`)}
              </span>
            )}
            {isPinned && <span className={styles.pinned}> · {t('compare:pinned')}</span>}
          </span>
        }
      >
        {shown ? (
          shortenedQuote(row.span === null ? textAfter(shown.quote.after, 140) : shown.quote.quote, 320)
        ) : (
          // Reserves the line until the words have loaded.
          <>&nbsp;</>
        )}
      </Quote>
      {onPin && (
        // For the mouse only: a list item must not contain buttons, and its menu pins by keyboard.
        <span
          aria-hidden
          title={t(isPinned ? 'compare:unpin' : 'compare:pin')}
          className={cx(styles.pin, isPinned && styles.isPinned)}
          onClick={(event) => {
            event.stopPropagation();
            onPin();
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {isPinned ? <PinOff size={14} /> : <Pin size={14} />}
        </span>
      )}
    </div>
  );
}
