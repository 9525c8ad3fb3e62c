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

/** The second has characters beyond U+FFFF, the third lines without words. */
export const texts: Readonly<Record<string, string>> = {
  first: 'A fair was held.\nMany came to it, and sold.',
  second: '供需😀对接。\n𠮷野家，\n😀\n平台。',
  third: '\n   \nshort\n\nwords',
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
  return fc.record({
    coders: fc.constant(names),
    reviews: fc.subarray(sources.flatMap((source) => names.map((name) => [source, name] as const))),
    codings: fc.array(coding, { maxLength: 16 }).map((all) => (isApart ? apart(all) : all)),
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
  for (const [sourceId, coderId, codeId, place] of codings) {
    const characters = [...texts[sourceId]!];
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

/** The same study with sentences as its units, as the language's own rules cut them. */
export function bySentences(slow: SlowStudy): SlowStudy {
  const units = (id: string): ReadonlySet<number>[] =>
    sentencesOfText(texts[id]!).map(({ start, end }) => {
      const [from, to] = [inCharacters(id, start), inCharacters(id, end)];
      return new Set(Array.from({ length: to - from }, (_, at) => from + at));
    });
  return { ...slow, texts: slow.texts.map((text) => ({ ...text, units: units(text.id) })) };
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
  const unitsOf = request.level === 'sentence' ? sentencesOfText : paragraphsOf;
  const measuring = agreementOf(study.corpus, study.table, request, ({ id }) => unitsOf(texts[id] ?? ''));
  for (;;) {
    const step = measuring.next();
    if (step.done === true) return step.value;
  }
}

/** Finds the differences as the program does. */
export function disagreementsIn(study: Study, request: AgreementRequest): Disagreement[] {
  const unitsOf = request.level === 'sentence' ? sentencesOfText : paragraphsOf;
  const finding = disagreementsOf(study.corpus, study.table, request, ({ id }) => unitsOf(texts[id] ?? ''));
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
  const finding = differingPlaces(
    study.corpus,
    study.table,
    request,
    ({ id }) => paragraphsOf(texts[id] ?? ''),
    decisions,
  );
  for (;;) {
    const step = finding.next();
    if (step.done === true) return step.value;
  }
}
