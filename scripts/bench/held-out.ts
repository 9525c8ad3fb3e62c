// How many passages of a code *More like these* finds again when half of the sources that have them are held out, beside
// random order (core/more-like). Nothing in the ranking was tuned on it.
import { countedCodes } from '#core/codes/codebook.ts';
import { select } from '#core/counting/selection.ts';
import { PassageIndex } from '#core/more-like/passage-index.ts';
import { commonVector, Ranking, type UnitPlace } from '#core/more-like/ranking.ts';
import { randomRecallAt, recallAt } from '#core/more-like/recall.ts';
import { touchedBy } from '#core/text/text-units.ts';
import { getText } from '#db/write.ts';
import { Counting } from '#electron/engines/counting.ts';
import type { ReadDb } from '#db/handles.ts';
import { chance } from '../chance.ts';

/** Codes with fewer coded paragraphs, or in fewer sources, say nothing. */
const MIN_PASSAGES = 10;
const MIN_SOURCES = 4;
const REPEATS = 20;
const FIRST = 20;

/** The mean over codes, from 0 to 1, with the least and greatest of a code. */
export interface FoundAgain {
  readonly codes: number;
  readonly mean: number;
  readonly least: number;
  readonly greatest: number;
  /** The mean in random order. */
  readonly random: number;
}

/** Recall among the first 20, in the reviewed sources of the main coder; of one language if it is given. */
export function foundAgain(db: ReadDb, language?: string): FoundAgain {
  const { corpus, codings } = new Counting(db);
  const scope = language === undefined ? {} : { languages: [language] };
  const selection = select(corpus, codings, { scope, denominator: 'reviewed' });
  const index = new PassageIndex();
  for (const { textHash } of corpus.tables.source.values()) index.add(textHash, getText(db, textHash));
  const { code, start, end } = codings.columns;
  const ofCodes = corpus.codebook.inOrder.flatMap(({ id }) => {
    const counted = new Set([...countedCodes(corpus.codebook, id)].map((own) => codings.codes.find(own)));
    const coded = selection.sources.map(({ record, slots }) => {
      const units = new Set<number>();
      for (const slot of slots) {
        if (start[slot]! < 0 || !counted.has(code[slot]!) || !selection.accepts(slot)) continue;
        const touched = touchedBy(index.unitsOf(record.textHash), { start: start[slot]!, end: end[slot]! });
        if (touched) for (let unit = touched.first; unit <= touched.last; unit += 1) units.add(unit);
      }
      return { hash: record.textHash, units };
    });
    const having = coded.filter(({ units }) => units.size > 0);
    const passages = having.reduce((sum, { units }) => sum + units.size, 0);
    if (passages < MIN_PASSAGES || having.length < MIN_SOURCES) return [];
    return [recallOf(index, coded)];
  });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const found = ofCodes.map(({ recall }) => recall);
  return {
    codes: found.length,
    mean: mean(found),
    least: Math.min(...found),
    greatest: Math.max(...found),
    random: mean(ofCodes.map(({ random }) => random)),
  };
}

interface CodedText {
  readonly hash: string;
  readonly units: ReadonlySet<number>;
}

/** The mean over repeats, each of which holds out other sources: near-repeats within one would tell. */
function recallOf(index: PassageIndex, coded: readonly CodedText[]): { recall: number; random: number } {
  const having = coded.filter(({ units }) => units.size > 0);
  let recall = 0;
  let random = 0;
  for (let seed = 1; seed <= REPEATS; seed += 1) {
    const luck = chance(seed);
    const shuffled = having
      .map((text) => ({ text, at: luck.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ text }) => text);
    const examples = new Set(shuffled.slice(Math.floor(shuffled.length / 2)));
    const places = [...examples].flatMap(({ hash, units }) =>
      Array.from(units, (unit): UnitPlace => ({ hash, unit })),
    );
    const among = coded.filter((text) => !examples.has(text));
    const ranking = new Ranking(index, commonVector(index, places, []), FIRST);
    for (const { hash } of among) ranking.add({ hash, without: new Set() });
    const heldOut = among.reduce((sum, { units }) => sum + units.size, 0);
    const ranks = among.flatMap(({ units }, at) =>
      Array.from(units, (unit) => {
        const rank = ranking.best.findIndex((each) => each.at === at && each.unit === unit);
        return rank < 0 ? Infinity : rank + 1;
      }),
    );
    recall += (recallAt(FIRST, ranks) ?? 0) / REPEATS;
    random += (randomRecallAt(FIRST, ranking.looked, heldOut) ?? 0) / REPEATS;
  }
  return { recall, random };
}
