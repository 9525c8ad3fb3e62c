// Random work of several coders on a few short texts, some of it reviewed, some not.
import fc from 'fast-check';
import type { Agreement } from '#core/agreement/agreement.ts';
import { agreementOf } from '#core/agreement/agreement.ts';
import { disagreementsOf, type Disagreement } from '#core/agreement/disagreements.ts';
import { Decisions } from '#core/agreement/decisions.ts';
import { differingPlaces, type DifferingPlaces } from '#core/agreement/places.ts';
import type { AgreementRequest } from '#core/agreement/request.ts';
import { codePointsBefore, measuresOf } from '#core/text/plain-text.ts';
import { paragraphsOf, sentencesOfText } from '#core/text/text-units.ts';
import { Study } from '../counting/study.ts';
import type { SlowStudy } from './slow-agreement.ts';

/** The second has characters beyond U+FFFF, the third lines without words, and the last nothing at all. */
export const texts: Readonly<Record<string, string>> = {
  first: 'A fair was held.\nMany came to it, and sold.',
  second: '供需😀对接。平台呢？\n𠮷野家，\n😀\n平台。',
  third: '\n   \nshort. And so on!\n\nwords',
  empty: '',
};
/** Their sentences, cut by hand. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  first: ['A fair was held.', 'Many came to it, and sold.'],
  second: ['供需😀对接。', '平台呢？', '𠮷野家，', '😀', '平台。'],
  third: ['short.', 'And so on!', 'words'],
  empty: [],
};
export const codes = ['guide', 'role', 'market'];

export interface RandomWork {
  readonly coders: readonly string[];
  readonly reviews: readonly (readonly [source: string, coder: string])[];
  readonly codings: readonly (readonly [
    source: string,
    coder: string,
    code: string,
    place: readonly [from: number, size: number] | null,
  ])[];
}

const sources = Object.keys(texts);

/** Work of that many coders; their passages of different codes overlap where `isApart` is false. */
export function randomWork(coders: number, isApart = false): fc.Arbitrary<RandomWork> {
  const names = ['Wei', 'Lena', 'Ana'].slice(0, coders);
  const coding = fc.tuple(
    fc.constantFrom(...sources),
    fc.constantFrom(...names),
    fc.constantFrom(...codes),
    fc.option(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 })), { freq: 6 }),
  );
  const all = sources.flatMap((source) => names.map((name) => [source, name] as const));
  return fc.record({
    coders: fc.constant(names),
    reviews: fc.oneof(fc.subarray(all), fc.constant(all)),
    codings: fc
      .tuple(fc.array(coding, { maxLength: 16 }), fc.array(fc.tuple(fc.nat(15), fc.nat(1), fc.nat(1))))
      .map(([own, alike]) => {
        const both = [...own, ...nearBy(own, alike, names)];
        return isApart ? apart(both) : both;
      }),
  });
}

/** What another coder put in nearly the same places, or in the same: they begin or end a character apart at most. */
function nearBy(
  own: RandomWork['codings'],
  alike: readonly (readonly [which: number, later: number, longer: number])[],
  names: readonly string[],
): RandomWork['codings'] {
  return alike.flatMap(([which, later, longer]): RandomWork['codings'] => {
    const one = own[which];
    if (!one) return [];
    const [source, coder, code, place] = one;
    const other = names[(names.indexOf(coder) + 1) % names.length]!;
    return [[source, other, code, place && [place[0] + later, place[1] + longer]]];
  });
}

function apart(all: RandomWork['codings']): RandomWork['codings'] {
  const kept: RandomWork['codings'][number][] = [];
  for (const one of all) {
    const [source, coder, code, place] = one;
    const meets = kept.some(
      ([s, c, k, p]) =>
        s === source &&
        c === coder &&
        k !== code &&
        p &&
        place &&
        p[0] < place[0] + place[1] &&
        place[0] < p[0] + p[1],
    );
    if (!meets) kept.push(one);
  }
  return kept;
}

/** The same work as a study, and as the slow agreement reads it. `role` lies below `guide`. */
export function studyOf({ coders, reviews, codings }: RandomWork): { study: Study; slow: SlowStudy } {
  const study = new Study();
  for (const name of coders) if (name !== 'Wei') study.coder(name);
  for (const [title, text] of Object.entries(texts))
    study.document(title, { ...measuresOf(text), textHash: title });
  study.code('guide').code('role', { parentId: 'guide' }).code('market');
  for (const [source, coder] of reviews) study.reviewed([source], coder);
  const slowCodings: SlowStudy['codings'][number][] = [];
  for (const [sourceId, coderId, codeId, given] of codings) {
    const characters = [...texts[sourceId]!];
    // In a text without characters only the whole can be coded.
    const place = characters.length > 0 ? given : null;
    const start = place && Math.min(place[0], characters.length - 1);
    const end = place && Math.min(start! + place[1], characters.length);
    slowCodings.push({ sourceId, coderId, codeId, start, end });
    const before = (at: number): number => characters.slice(0, at).join('').length;
    study.coding(sourceId, codeId, start === null || end === null ? null : [before(start), before(end)], {
      coderId,
    });
  }
  const slow: SlowStudy = {
    coders,
    codings: slowCodings,
    texts: Object.entries(texts).map(([id, text]) => ({
      id,
      characters: [...text].length,
      reviewedBy: reviews.filter(([source]) => source === id).map(([, coder]) => coder),
      units: linesOf(text),
    })),
  };
  return { study, slow };
}

/** The same study with sentences as its units. */
export function bySentences(slow: SlowStudy): SlowStudy {
  return { ...slow, texts: slow.texts.map((text) => ({ ...text, units: sentencesIn(text.id) })) };
}

/** The characters of each sentence of a text. */
function sentencesIn(id: string): ReadonlySet<number>[] {
  let rest = texts[id]!;
  let at = 0;
  return sentences[id]!.map((sentence) => {
    const [before = ''] = rest.split(sentence, 1);
    rest = rest.slice(before.length + sentence.length);
    const start = at + [...before].length;
    at = start + [...sentence].length;
    return new Set(Array.from({ length: at - start }, (_, place) => start + place));
  });
}

/** The characters of each line that is not blank, without the white space around its words. */
function linesOf(text: string): ReadonlySet<number>[] {
  const lines: Set<number>[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const characters = [...line];
    const before = characters.length - [...line.trimStart()].length;
    const words = [...line.trim()].length;
    if (words > 0) lines.push(new Set(Array.from({ length: words }, (_, place) => at + before + place)));
    at += characters.length + 1;
  }
  return lines;
}

/** Measures agreement as the program does. */
export function agreementIn(study: Study, request: AgreementRequest): Agreement {
  const measuring = agreementOf(study.corpus, study.table, request, unitsAt(request.level));
  for (;;) {
    const step = measuring.next();
    if (step.done === true) return step.value;
  }
}

function unitsAt(level: AgreementRequest['level']) {
  const unitsOf = level === 'sentence' ? sentencesOfText : paragraphsOf;
  return ({ id }: { readonly id: string }) => unitsOf(texts[id] ?? '');
}

/** Finds the differences as the program does. */
export function disagreementsIn(study: Study, request: AgreementRequest): Disagreement[] {
  const finding = disagreementsOf(study.corpus, study.table, request, unitsAt(request.level));
  for (;;) {
    const step = finding.next();
    if (step.done === true) return step.value;
  }
}

/** A position of the program as one in characters. */
export function inCharacters(sourceId: string, position: number): number {
  return codePointsBefore(JSON.parse(measuresOf(texts[sourceId]!).astral) as number[], position);
}

/** Finds the places where they differ as the program does. */
export function placesIn(
  study: Study,
  request: AgreementRequest,
  decisions = new Decisions([], () => null),
): DifferingPlaces {
  const finding = differingPlaces(study.corpus, study.table, request, unitsAt(request.level), decisions);
  for (;;) {
    const step = finding.next();
    if (step.done === true) return step.value;
  }
}
