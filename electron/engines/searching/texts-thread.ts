// The thread that holds the texts and searches them. It works in short slices, so that it notices soon when no caller
// waits for a result any more.
import { workerData } from 'node:worker_threads';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import { paragraphsOf, sentencesOfText } from '#core/text/text-units.ts';
import { inContext } from '#core/search/context.ts';
import { findEither, readPhrases } from '#core/search/either.ts';
import { extentsOf } from '#core/search/extents.ts';
import { Folding } from '#core/search/folding.ts';
import { HitList, noHits, type Hits } from '#core/search/hits.ts';
import type { TextQuery } from '#core/search/request.ts';
import { wordsHeld } from '#core/search/words-held.ts';
import { WordCounts } from '#core/wordlist/word-counts.ts';
import { wordList } from '#core/wordlist/word-list.ts';
import { answering, SLICE_MS } from './answering.ts';
import type { Calls } from './calls.ts';
import { FoldedTexts } from './folded-texts.ts';
import { simplifiedForms } from './han-forms.ts';
import { HitView } from './hit-view.ts';
import { ThreadTexts, type ThreadData } from './thread-texts.ts';
import { WordTexts } from './word-texts.ts';

/** How many queries are remembered: enough for a person who types a query letter by letter and deletes some again. */
const MAX_QUERIES = 3;

const source = new ThreadTexts(workerData as ThreadData);
const folding = new Folding(simplifiedForms());
const texts = new FoldedTexts(source, folding);
const found = new Map<string, Map<string, Hits>>();
const views = new Map<string, HitView>();
const { tell, letMessagesIn, answerWith } = answering<Calls>(source);
const words = new WordTexts((hash) => source.read(hash));

/** The hits of a query by text hash; makes the query the most recent one. */
function hitsOf(query: TextQuery): Map<string, Hits> {
  const name = JSON.stringify(query);
  const hits = found.get(name) ?? new Map<string, Hits>();
  found.delete(name);
  found.set(name, hits);
  const [oldest] = found.keys();
  if (found.size > MAX_QUERIES && oldest !== undefined) found.delete(oldest);
  return hits;
}

async function search(query: TextQuery, hashes: readonly string[], id: number): Promise<Map<string, Hits>> {
  const hits = hitsOf(query);
  // The hits of patterns and of listed words are found elsewhere.
  const isKept = query.matching === 'pattern' || query.matching === 'listed-word';
  const phrases = isKept ? [] : readPhrases(query, folding);
  if (phrases.length === 0) return hits;
  const list = new HitList();
  let until = performance.now() + SLICE_MS;
  for (const hash of hashes) {
    if (hits.has(hash)) continue;
    let text: string | null = null;
    findEither(phrases, texts.folded(hash), () => (text ??= source.read(hash)), list);
    hits.set(hash, list.take());
    if (performance.now() < until) continue;
    await letMessagesIn(id);
    until = performance.now() + SLICE_MS;
  }
  return hits;
}

function viewNamed(name: string): HitView {
  const view = views.get(name);
  if (!view) throw new Error(`There is no view ${name}`);
  return view;
}

answerWith({
  hold({ hashes }) {
    texts.hold(hashes);
    const there = new Set(hashes);
    words.keepOnly(there);
    for (const hits of found.values()) {
      for (const hash of hits.keys()) if (!there.has(hash)) hits.delete(hash);
    }
    return null;
  },

  async fill(_, id) {
    while (!texts.fill(SLICE_MS)) {
      tell({ id, ...texts.filled });
      await letMessagesIn(id);
    }
    return { texts: texts.filled.done, length: texts.length };
  },

  unsearched: ({ query, hashes }) => {
    const hits = hitsOf(query);
    return { isKnown: hits.size > 0, hashes: [...new Set(hashes)].filter((hash) => !hits.has(hash)) };
  },

  keep({ query, found: kept }) {
    const hits = hitsOf(query);
    for (const [hash, each] of kept) hits.set(hash, each);
    return null;
  },

  async view(asked, id) {
    const hits = await search(asked.query, asked.hashes, id);
    const view = new HitView(
      asked,
      (hash) => hits.get(hash),
      (hash) => texts.folded(hash),
    );
    views.set(asked.name, view);
    return { counts: view.counts, total: view.total, stamp: view.stamp };
  },

  forget({ names }) {
    for (const name of names) views.delete(name);
    return null;
  },

  page({ name, from, to, context, sentences }) {
    const view = viewNamed(name);
    const last = Math.min(to, view.total);
    const numbers = new Map<number, ParagraphNumbers>();
    return Array.from({ length: Math.max(0, last - from) }, (_, index) => {
      const { at, hit } = view.row(from + index);
      const text = texts.text(view.hashes[at] ?? '');
      const span = { start: view.hits[at]!.starts[hit]!, end: view.hits[at]!.ends[hit]! };
      const numbered = numbers.get(at) ?? new ParagraphNumbers(text);
      numbers.set(at, numbered);
      const [sentence = span] = sentences ? extentsOf(text, [span], 'sentence') : [];
      return {
        at,
        ...span,
        ...inContext(text, span, context),
        sentence: sentences ? text.slice(sentence.start, sentence.end) : '',
        paragraph: numbered.at(span.start),
      };
    });
  },

  async spans({ name, extent, ranges }, id) {
    const view = viewNamed(name);
    const chosen = new Map<number, number[]>();
    for (const [from, to] of ranges ?? [[0, view.total] as const]) {
      for (let row = from; row < Math.min(to, view.total); row += 1) {
        const { at, hit } = view.row(row);
        const hits = chosen.get(at);
        if (hits) hits.push(hit);
        else chosen.set(at, [hit]);
      }
    }
    const spans: Calls['spans'][1][number][] = [];
    let until = performance.now() + SLICE_MS;
    for (const [at, numbers] of [...chosen].sort(([a], [b]) => a - b)) {
      const { starts, ends } = view.hits[at]!;
      const hits = [...new Set(numbers)]
        .sort((a, b) => a - b)
        .map((hit) => ({ start: starts[hit]!, end: ends[hit]! }));
      const extents = extent === 'hit' ? hits : extentsOf(texts.text(view.hashes[at] ?? ''), hits, extent);
      spans.push({
        at,
        hits: hits.length,
        spans: Uint32Array.from(extents.flatMap(({ start, end }) => [start, end])),
      });
      if (performance.now() < until) continue;
      await letMessagesIn(id);
      until = performance.now() + SLICE_MS;
    }
    return spans;
  },

  async holding({ words: wanted, places }, id) {
    const holds = wordsHeld(wanted);
    const { hashes, counts, spans } = places;
    const held = new Uint8Array(spans.length / 2);
    let place = 0;
    let until = performance.now() + SLICE_MS;
    for (const [number, hash] of hashes.entries()) {
      // Reads past the kept texts: otherwise they would be evicted for texts that nobody views.
      const text = source.read(hash);
      for (const end = place + counts[number]!; place < end; place += 1) {
        const start = spans[2 * place]!;
        const span = start < 0 ? null : { start, end: spans[2 * place + 1]! };
        held[place] = Number(holds(text, span));
      }
      if (performance.now() < until) continue;
      await letMessagesIn(id);
      until = performance.now() + SLICE_MS;
    }
    return held;
  },

  async finds({ find, hashes }, id) {
    const hits: Hits[] = [];
    const phrases = find.find === 'words' ? readPhrases({ text: find.text }, folding) : [];
    const unitsOf = find.find === 'sentences' ? sentencesOfText : paragraphsOf;
    const list = new HitList();
    let until = performance.now() + SLICE_MS;
    for (const hash of hashes) {
      // Reads past the kept texts, as above.
      let text: string | null = null;
      const read = (): string => (text ??= source.read(hash));
      if (find.find === 'words') findEither(phrases, texts.folded(hash), read, list);
      else for (const { start, end } of unitsOf(read())) list.add(start, end);
      hits.push(list.take());
      if (performance.now() < until) continue;
      tell({ id, done: hits.length, total: hashes.length });
      await letMessagesIn(id);
      until = performance.now() + SLICE_MS;
    }
    return hits;
  },

  async words(asked, id) {
    const { texts: all, groupsOf, peopleOf, stopWords } = asked;
    const counts = new WordCounts(words.vocabularyOf(asked));
    let until = performance.now() + SLICE_MS;
    for (const [at, text] of all.entries()) {
      counts.addCounted(words.counted(asked, text));
      if (performance.now() < until) continue;
      tell({ id, done: at + 1, total: all.length });
      await letMessagesIn(id);
      until = performance.now() + SLICE_MS;
    }
    const list = wordList(counts, asked.groups, {
      groupsOf: (text) => groupsOf[text]!,
      peopleOf: (text) => peopleOf[text]!,
      stopWords: new Set(stopWords),
      withSingleCharacters: asked.withSingleCharacters,
      minCount: asked.minCount,
      minSources: asked.minSources,
      forms: asked.forms,
      terms: words.termsFound(asked),
      limit: asked.limit,
    });
    return { ...list, icu: process.versions.icu ?? '' };
  },

  async wordHits({ query, forms, texts: all, ...asked }, id) {
    const hits = hitsOf(query);
    const list = new HitList();
    let until = performance.now() + SLICE_MS;
    for (const [at, text] of all.entries()) {
      if (hits.has(text.hash)) continue;
      for (const { start, end } of words.hits(asked, text, forms)) list.add(start, end);
      hits.set(text.hash, list.take());
      if (performance.now() < until) continue;
      tell({ id, done: at + 1, total: all.length });
      await letMessagesIn(id);
      until = performance.now() + SLICE_MS;
    }
    return null;
  },

  hitsIn: ({ name, at }) => viewNamed(name).hits[at] ?? noHits,
});
