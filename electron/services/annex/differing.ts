// Where the coders of a kept table of agreement differ, as an annex lists it: each place with what every coder coded there.
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import { codesOfRow } from '#core/agreement/places.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import { excerptOf, type PassageLength } from '#core/annex/excerpts.ts';
import type { Withheld } from '#core/annex/withheld.ts';
import { namedIn } from '#core/codes/code-names.ts';
import type { CodingRecord } from '#core/records.ts';
import { overlaps, type Span } from '#core/span.ts';
import { all } from '#db/write.ts';
import type { DifferingCode, DifferingPart, DifferingWords } from '#formats/writing/annex-differing-html.ts';
import type { Words } from '#words/words.ts';
import { agreement } from '../agreement.ts';
import type { JobContext } from '../context.ts';
import type { HiddenNames } from './hidden-names.ts';

/** More places than that would make the file larger than what it is about. */
const MOST = 200;

interface OwnCoding {
  readonly codeId: string;
  readonly span: Span | null;
}

/** A place where coders differ, with the codings of each in the order of the table. */
interface ListedPlace {
  readonly sourceId: string;
  readonly codeId: string;
  readonly span: Span | null;
  readonly versions: readonly (readonly OwnCoding[])[];
}

/** The places of one table of agreement. */
export interface ListedDiffering {
  readonly coderIds: readonly string[];
  readonly total: number;
  readonly withheld: number;
  readonly places: readonly ListedPlace[];
}

/** Finds the places without what is withheld, at most 200 of them. Throws as `agreement.places`. */
export async function listedDiffering(
  context: JobContext,
  request: DisagreementsRequest,
  { isHeld }: Pick<Withheld, 'isHeld'>,
): Promise<ListedDiffering> {
  const { db, counting } = context;
  const { places: found } = unpackPlaces(await agreement.places.run(context, request));
  const { coderIds } = request;
  const shown: ListedPlace[] = [];
  let withheld = 0;
  /** Read once, since many places of one source follow one another, code by code. */
  const known = new Map<string, readonly CodingRecord[]>();
  const codingsOf = (sourceId: string, coderId: string): readonly CodingRecord[] => {
    const key = `${sourceId} ${coderId}`;
    const codings = known.get(key) ?? all(db, 'coding', { sourceId, coderId });
    known.set(key, codings);
    return codings;
  };
  for (const { sourceId, codeId, span } of found) {
    const counted = codesOfRow(counting.corpus, codeId, request);
    const isInPlace = (coding: CodingRecord): boolean => {
      const own = spanOf(coding);
      return counted.has(coding.codeId) && (own && span ? overlaps(own, span) : own === span);
    };
    const versions = coderIds.map((coderId) =>
      codingsOf(sourceId, coderId)
        .filter(isInPlace)
        .sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || (a.id < b.id ? -1 : 1))
        .map((coding): OwnCoding => ({ codeId: coding.codeId, span: spanOf(coding) })),
    );
    const spans = [span, ...versions.flat().map((own) => own.span)];
    if (spans.some((each) => isHeld({ sourceId, span: each }))) withheld += 1;
    else if (shown.length < MOST) shown.push({ sourceId, codeId, span, versions });
  }
  return { coderIds, total: found.length, withheld, places: shown };
}

function spanOf({ start, end }: CodingRecord): Span | null {
  return start === null || end === null ? null : { start, end };
}

/**
 * The places as one language tells them, code by code, in the order of the sources that are listed; what the definition of a
 * code says comes from `aboutOf`.
 */
export function differingInWords(
  { counting: { corpus } }: Pick<JobContext, 'counting'>,
  words: Words,
  { coderIds, total, withheld, places }: ListedDiffering,
  {
    hidden,
    length,
    aboutOf,
    placeOf,
  }: {
    readonly hidden: HiddenNames;
    readonly length: PassageLength;
    readonly aboutOf: (codeId: string) => DifferingCode['about'];
    readonly placeOf: (sourceId: string) => number;
  },
): DifferingPart {
  const nameOf = (codeId: string): string => {
    const code = corpus.codebook.byId.get(codeId);
    return code ? hidden.written(namedIn(code, words.codebookLanguage).name) : '';
  };
  const coders = coderIds.map((id) => hidden.called(corpus.tables.coder.get(id)?.name ?? ''));
  // The study's own order would tell when interviews took place.
  const listed = places.toSorted((a, b) => placeOf(a.sourceId) - placeOf(b.sourceId));
  const byCode = Map.groupBy(listed, ({ codeId }) => codeId);
  return {
    total,
    withheld,
    coders,
    codes: [...byCode].map(([codeId, those]) => ({
      name: nameOf(codeId),
      about: aboutOf(codeId),
      places: those.map(({ sourceId, versions }) => {
        const source = corpus.tables.source.get(sourceId);
        const spans = versions.flat().flatMap(({ span }) => span ?? []);
        const read = source && hidden.read(source, spans);
        let next = 0;
        return {
          source: source ? hidden.nameOf(source) : '',
          versions: versions.map((codings) =>
            codings.map(({ codeId: own, span }) => ({
              // The code itself stands above.
              code: own === codeId ? '' : nameOf(own),
              words: span && read ? cut(read.text, read.spans[next++]!, length) : null,
            })),
          ),
        };
      }),
    })),
  };
}

/** The words of a coding as far as they are shown; null where none are. */
function cut(text: string, span: Span, length: PassageLength): DifferingWords | null {
  if (length === 'none') return null;
  const { head, tail, omitted } = excerptOf(text, span, length === 'whole' ? null : length);
  const wordsIn = ({ start, end }: Span): string => text.slice(start, end);
  return { head: wordsIn(head), tail: tail && wordsIn(tail), omitted };
}
