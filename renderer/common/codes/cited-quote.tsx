import type { ReactNode } from 'react';
import { citationOf } from '#core/citation.ts';
import type { CodeRecord, CodingRecord, SourceRecord } from '#core/records.ts';
import type { PageRange } from '#core/text/pages.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Quote } from '#renderer/ui/quote.tsx';
import { citationInWords } from '#words/citation.ts';

export interface CitedQuoteProps {
  code: CodeRecord;
  coding: CodingRecord;
  source: SourceRecord;
  pages: PageRange | null;
  /** The words of the passage. */
  children: ReactNode;
}

/** A coded passage in the colour of its code, with its citation, which opens it in its text. */
export function CitedQuote({ code, coding, source, pages, children }: CitedQuoteProps) {
  const words = useWords();
  return (
    <Quote
      colour={code.colour}
      lang={source.language ?? undefined}
      origin={
        <LinkButton onPress={() => openPlace({ sourceId: source.id, codingId: coding.id })}>
          {citationInWords(
            words,
            citationOf(source, pages),
            source.kind === 'interview' ? coding.voice : null,
          )}
        </LinkButton>
      }
    >
      {children}
    </Quote>
  );
}
