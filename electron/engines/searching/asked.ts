// What a search asks: its query in one form, and the sources that it goes through.
import { sourcesInScope, type ScopedSources } from '#core/counting/scope.ts';
import type { SourceRecord } from '#core/records.ts';
import { codedPlaces } from '#core/search/coded-spans.ts';
import type { TextQuery } from '#core/search/request.ts';
import type { ReadDb } from '#db/handles.ts';
import { get } from '#db/write.ts';
import type { Searched } from './listing.ts';

/** The sources in scope, and those of them that are searched: of the sample, and coded or not as asked. */
export function sourcesSearched(
  db: ReadDb,
  { request, coderId, counting }: Searched,
): {
  scoped: ScopedSources;
  sources: readonly SourceRecord[];
} {
  const { corpus, codings } = counting;
  const { scope = {}, sampleId, coded } = request;
  const scoped = sourcesInScope(corpus, scope);
  let sources = scoped.inScope;
  if (sampleId !== undefined) {
    // Only samples.draw writes this column, as a list of ids.
    const drawn = new Set(JSON.parse(get(db, 'sample', sampleId).sourceIds) as string[]);
    sources = sources.filter(({ id }) => drawn.has(id));
  }
  if (coded?.level === 'sources') {
    const { isCoded } = codedPlaces(codings, corpus.codebook, coderId, coded);
    sources = sources.filter(({ id }) => isCoded(id) === coded.coded);
  }
  return { scoped, sources };
}

/** A query in one canonical form, so that equal queries find the same listing. */
export function queryAsked({ text, matching, matchCase, exactForms }: TextQuery): TextQuery {
  const isPattern = matching === 'pattern';
  return {
    text: isPattern ? text : text.trim(),
    matching: matching ?? 'anywhere',
    matchCase: matchCase ?? false,
    exactForms: !isPattern && (exactForms ?? false),
  };
}

/** Orders sources by date, undated ones last; sources of the same date keep their order. */
export function byDate(a: SourceRecord, b: SourceRecord): number {
  const [one, other] = [a.date ?? '9999', b.date ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}
