// A coding as an analyst would have made it.
import { randomUUID } from 'node:crypto';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import { quoteDigest } from '#db/write.ts';
import type { Chance } from '../chance.ts';
import { NOW } from './corpus.ts';

/** Who codes, and with which codes. */
export interface Coding {
  /** The first coder makes 17 of 20 codings. */
  readonly coders: readonly [string, string];
  /** The most used code, and its share of all codings. */
  readonly busyCodeId: string;
  readonly busyShare: number;
  /** All other codes that can be applied. */
  readonly codeIds: readonly string[];
}

/**
 * A coding somewhere in a source; one in ten is a whole-source coding. `whole` remembers who has coded the whole source
 * with which code, since nobody does so twice.
 */
export function newCoding(
  luck: Chance,
  { coders, busyCodeId, busyShare, codeIds }: Coding,
  { source, text }: { readonly source: SourceRecord; readonly text: string },
  whole: Set<string>,
): CodingRecord {
  const codeId = luck.next() < busyShare ? busyCodeId : luck.of(codeIds);
  const coderId = coders[luck.next() < 0.85 ? 0 : 1];
  const isWhole =
    source.kind === 'document' && whole.size < 3 && !whole.has(codeId + coderId) && luck.next() < 0.1;
  if (isWhole) whole.add(codeId + coderId);
  const start = luck.below(Math.max(1, text.length - 400));
  const end = Math.min(text.length, start + 20 + luck.below(380));
  return {
    ...initial.coding,
    id: randomUUID(),
    sourceId: source.id,
    codeId,
    coderId,
    start: isWhole ? null : start,
    end: isWhole ? null : end,
    quoteDigest: isWhole ? null : quoteDigest(text.slice(start, end)),
    voice: source.kind === 'interview' && !isWhole ? 'paraphrase' : null,
    createdAt: NOW,
  };
}
