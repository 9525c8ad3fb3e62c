// The thread that holds the features of all passages and ranks passages by them.
import { createHash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { PassageIndex } from '#core/more-like/passage-index.ts';
import { commonVector, MIN_EXAMPLES, Ranking, type UnitPlace } from '#core/more-like/ranking.ts';
import { matchedWords } from '#core/more-like/reasons.ts';
import { groups, type Span } from '#core/span.ts';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import { touchedBy } from '#core/text/text-units.ts';
import { joiningTerms } from '#core/wordlist/terms.ts';
import { tokensIn, type Tokens } from '#core/wordlist/tokens.ts';
import { answering, SLICE_MS } from './answering.ts';
import type { LikePassage, PassageCalls, RankAsked, RankedPassages, RankedSource } from './passages-calls.ts';
import { ThreadTexts, type ThreadData } from './thread-texts.ts';

const source = new ThreadTexts(workerData as ThreadData);
const index = new PassageIndex();
const { tell, letMessagesIn, answerWith } = answering<PassageCalls>(source);
let held: readonly string[] = [];
let last: Promise<unknown> = Promise.resolve();

/** Runs calls one after another: a text that came or left in the middle of a ranking would change its weights. */
function inTurn<T>(run: () => T | Promise<T>): Promise<T> {
  const next = last.then(run);
  last = next.catch(() => undefined);
  return next;
}

/** Reads the texts that are not in the index yet. */
async function fill(id: number): Promise<void> {
  const missing = held.filter((hash) => !index.has(hash));
  let until = performance.now() + SLICE_MS;
  for (const [done, hash] of missing.entries()) {
    index.add(hash, source.read(hash));
    if (performance.now() < until) continue;
    tell({ id, done: done + 1, total: missing.length });
    await letMessagesIn(id);
    until = performance.now() + SLICE_MS;
  }
}

/** The passages of a source that a person has decided about, by their numbers. */
function decided({ hash, coded, refused }: RankedSource): { coded: Set<number>; refused: Set<number> } {
  const units = index.unitsOf(hash);
  const touched = new Set<number>();
  for (let at = 0; at < coded.length; at += 2) {
    const found = touchedBy(units, { start: coded[at]!, end: coded[at + 1]! });
    if (found) for (let unit = found.first; unit <= found.last; unit += 1) touched.add(unit);
  }
  if (refused.length === 0) return { coded: touched, refused: new Set() };
  const text = source.read(hash);
  const wordings = new Set(refused);
  const left = units.flatMap(({ start, end }, unit) =>
    !touched.has(unit) && wordings.has(wordingOf(text.slice(start, end))) ? [unit] : [],
  );
  return { coded: touched, refused: new Set(left) };
}

function wordingOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

const cutters = new Map<string, Tokens>();

/** How texts of a language are cut into words: by the rules for English where the tag says nothing. */
function cutterOf(language: string | null): Tokens {
  const tag = language ?? 'en';
  let cut = cutters.get(tag);
  if (!cut) {
    try {
      cut = tokensIn(tag);
    } catch {
      cut = tokensIn('en');
    }
    cutters.set(tag, cut);
  }
  return cut;
}

answerWith({
  hold: ({ hashes }) =>
    inTurn(() => {
      held = hashes;
      const there = new Set(hashes);
      for (const hash of index.hashes) if (!there.has(hash)) index.drop(hash);
      return null;
    }),

  fill: (_, id) =>
    inTurn(async () => {
      await fill(id);
      return { passages: index.size };
    }),

  rank: (asked, id) => inTurn(() => rank(asked, id)),
});

async function rank({ sources, terms, stopWords, limit }: RankAsked, id: number): Promise<RankedPassages> {
  await fill(id);
  const examples: UnitPlace[] = [];
  const refused: UnitPlace[] = [];
  const without = sources.map((each) => {
    const found = decided(each);
    for (const unit of found.coded) examples.push({ hash: each.hash, unit });
    for (const unit of found.refused) refused.push({ hash: each.hash, unit });
    return new Set([...found.coded, ...found.refused]);
  });
  const common = commonVector(index, examples, refused);
  const ranking = new Ranking(index, common, limit);
  const isEnough = examples.length >= MIN_EXAMPLES;
  const wanted = sources.flatMap(({ isWanted }, at) => (isWanted && isEnough ? [at] : []));
  let until = performance.now() + SLICE_MS;
  for (const at of wanted) {
    ranking.add({ hash: sources[at]!.hash, without: without[at]! });
    if (performance.now() < until) continue;
    await letMessagesIn(id);
    until = performance.now() + SLICE_MS;
  }
  const join = joiningTerms(terms);
  const stopped = new Set(stopWords);
  const rows = ranking.best.map(({ at: place, unit, score }): LikePassage => {
    const at = wanted[place]!;
    const { hash, language } = sources[at]!;
    const span = index.unitsOf(hash)[unit]!;
    const text = source.read(hash);
    const quote = text.slice(span.start, span.end);
    const { words, spans } = matchedWords(index, common, quote, join(cutterOf(language)(quote)), stopped);
    const matches = groups(spans, true).map((match) => shifted(match, span.start));
    return {
      at,
      ...span,
      paragraph: new ParagraphNumbers(text).at(span.start),
      quote,
      score,
      words,
      matches,
    };
  });
  const { looked, alike } = ranking;
  return { rows, examples: examples.length, refused: refused.length, looked, alike };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
