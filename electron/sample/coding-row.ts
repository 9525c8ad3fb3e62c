// The row of a coding of the sample study.
import { randomUUID } from 'node:crypto';
import type { CodingRecord } from '#core/records.ts';
import { quoteDigest } from '#db/write.ts';
import type { SampleCoding } from '#fixtures/sample/sample-study.ts';

/** The row, of a person's coding of this text. */
export function codingRow(
  text: string,
  { span, stance, voice }: Pick<SampleCoding, 'span' | 'stance' | 'voice'>,
  { at, ...ids }: Pick<CodingRecord, 'sourceId' | 'codeId' | 'coderId'> & { readonly at: string },
): CodingRecord {
  return {
    id: randomUUID(),
    ...ids,
    start: span?.start ?? null,
    end: span?.end ?? null,
    quoteDigest: span ? quoteDigest(text.slice(span.start, span.end)) : null,
    weight: null,
    stance,
    voice,
    respondentId: null,
    translation: null,
    suggestedBy: null,
    rationale: null,
    confidence: null,
    createdAt: at,
  };
}
