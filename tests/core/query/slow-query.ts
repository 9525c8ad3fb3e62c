// Answers queries as one would on paper, with sets of characters: every pair is looked at, nothing is sorted or searched.
// Shares no code with the evaluation that it checks, but for how sentences and hits of words are found.
import { findEither, readPhrases } from '#core/search/either.ts';
import { Folding } from '#core/search/folding.ts';
import { HitList, spansOf } from '#core/search/hits.ts';
import { fullFold } from '#core/search/phrase.ts';
import { sentencesOf } from '#core/text/segments.ts';
import type { Filter, Query, Relation } from '#core/query/query.ts';
import type { QueryRequest } from '#core/query/query-result.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { TextStudy } from './random-queries.ts';

/** A passage as its characters, or a whole source; with the ids of its codings. */
interface SlowPlace {
  /** Null: the whole source. */
  readonly characters: ReadonlySet<number> | null;
  readonly codings: ReadonlySet<string>;
}

/** A filter of codings, with those around it. */
type Around = readonly Filter[];

const folding = new Folding();

export interface SlowAnswer {
  /** `source: from–to: codings`, sorted. */
  readonly rows: readonly string[];
  readonly units: {
    readonly sources: number;
    readonly respondents: number;
    readonly passages: number;
    readonly codings: number;
    readonly characters: number;
  };
}

/** The answer to a query. Supports what `random-queries.ts` makes. */
export function slowAnswer(
  { study, texts }: TextStudy,
  request: QueryRequest,
  query: Query,
  side: ResultSide | null,
): SlowAnswer {
  const { rows, codings } = study;
  const { scope = {}, layer = 'main', denominator = 'all' } = request;
  const coders =
    typeof layer === 'object'
      ? [layer.coderId]
      : { main: ['Wei'], union: ['Wei', 'Lin', 'Ana'], majority: [], adjudicated: ['settled'] }[layer];
  const allPeopleOf = (source: SourceRecord): string[] =>
    rows.sourceRespondent.filter(({ sourceId }) => sourceId === source.id).map((row) => row.respondentId);
  const peopleOf = (source: SourceRecord): string[] =>
    allPeopleOf(source).filter((id) => scope.respondentIds?.includes(id) ?? true);
  const isReviewed = (source: SourceRecord): boolean =>
    rows.review.some(({ sourceId, coderId }) => sourceId === source.id && coders.includes(coderId));
  const inScope = rows.source.filter(
    (source) =>
      source.status !== 'excluded' &&
      (scope.withDuplicates === true || source.duplicateOf === null) &&
      (scope.kind === undefined || source.kind === scope.kind) &&
      (scope.respondentIds === undefined || peopleOf(source).length > 0),
  );
  const isCoded = (source: SourceRecord): boolean =>
    codings.some(
      ({ sourceId, coderId, voice }) =>
        sourceId === source.id && coders.includes(coderId) && voice !== 'remark',
    );
  const base = inScope.filter(
    denominator === 'any'
      ? isCoded
      : denominator === 'reviewed' && inScope.some(isReviewed)
        ? isReviewed
        : () => true,
  );

  const creditOf = (source: SourceRecord, { respondentId }: CodingRecord): string[] =>
    respondentId !== null && allPeopleOf(source).includes(respondentId)
      ? peopleOf(source).filter((id) => id === respondentId)
      : peopleOf(source);

  /** Whether a coding counts within these filters. */
  function counts(source: SourceRecord, coding: CodingRecord, around: Around): boolean {
    if (coding.sourceId !== source.id) return false;
    const isGroup = allPeopleOf(source).length > 1;
    if (isGroup && creditOf(source, coding).length === 0) return false;
    if (request.withoutSuggested && coding.suggestedBy !== null) return false;
    const voice = coding.voice ?? (source.kind === 'interview' ? 'paraphrase' : null);
    const asked = around.filter(({ on }) => on === 'coder');
    if (asked.length === 0 && !coders.includes(coding.coderId)) return false;
    if (!around.some(({ on }) => on === 'voice') && voice === 'remark') return false;
    return around.every((filter) => {
      if (filter.on === 'coder') return filter.coder === coding.coderId;
      if (filter.on === 'stance') return filter.stance === coding.stance;
      if (filter.on === 'voice') return filter.voice === voice;
      return filter.on !== 'weight' || (coding.weight ?? -1) >= filter.least;
    });
  }

  function below(roots: readonly string[]): string[] {
    return roots.flatMap((root) => [
      root,
      ...below(rows.code.filter(({ parentId }) => parentId === root).map(({ id }) => id)),
    ]);
  }

  function codesOf(code: string, direct: boolean): string[] {
    if (direct) return [code];
    const own = below([code]);
    return [
      ...own,
      ...below(rows.themeCode.filter(({ themeId }) => own.includes(themeId)).map(({ codeId }) => codeId)),
    ];
  }

  function charactersOf({ start, end }: { start: number | null; end: number | null }): Set<number> | null {
    if (start === null || end === null) return null;
    return new Set(Array.from({ length: end - start }, (_, at) => start + at));
  }

  function share(a: SlowPlace['characters'], b: SlowPlace['characters']): boolean {
    if (a === null || b === null) return a === b;
    return [...a].some((at) => b.has(at));
  }

  /** Joins places that share a character until none do. */
  function regrouped(places: readonly SlowPlace[]): SlowPlace[] {
    const done = [...places];
    for (;;) {
      const pair = done.flatMap((a, i) =>
        done.slice(i + 1).flatMap((b) => (share(a.characters, b.characters) ? [[a, b] as const] : [])),
      )[0];
      if (!pair) return done;
      const [a, b] = pair;
      done.splice(done.indexOf(a), 1);
      done.splice(done.indexOf(b), 1);
      done.push({
        characters: a.characters && b.characters && new Set([...a.characters, ...b.characters]),
        codings: new Set([...a.codings, ...b.codings]),
      });
    }
  }

  /** The characters that all cover, each run of them with the codings that share one with it. */
  function met(source: SourceRecord, a: readonly SlowPlace[], b: readonly SlowPlace[]): SlowPlace[] {
    const places: SlowPlace[] = [];
    for (const one of a)
      for (const other of b) {
        if (!share(one.characters, other.characters)) continue;
        const characters =
          one.characters && other.characters
            ? new Set([...one.characters].filter((at) => other.characters?.has(at)))
            : null;
        const support = codings.filter(
          (coding) =>
            (one.codings.has(coding.id) || other.codings.has(coding.id)) &&
            coding.sourceId === source.id &&
            share(charactersOf(coding), characters),
        );
        places.push({ characters, codings: new Set(support.map(({ id }) => id)) });
      }
    return places;
  }

  function subsets<T>(things: readonly T[], size: number): T[][] {
    if (size === 0) return [[]];
    return things.flatMap((first, at) =>
      subsets(things.slice(at + 1), size - 1).map((rest) => [first, ...rest]),
    );
  }

  const first = (place: SlowPlace): number => Math.min(...(place.characters ?? []));
  const last = (place: SlowPlace): number => Math.max(...(place.characters ?? []));

  function paragraphs(source: SourceRecord): Set<number>[] {
    const own = texts.get(source.id) ?? '';
    let at = 0;
    return own.split('\n').flatMap((line) => {
      const begun = at + (line.length - line.trimStart().length);
      at += line.length + 1;
      const size = line.trim().length;
      return size === 0 ? [] : [new Set(Array.from({ length: size }, (_, place) => begun + place))];
    });
  }

  function sentences(source: SourceRecord): Set<number>[] {
    const own = texts.get(source.id) ?? '';
    return paragraphs(source).flatMap((paragraph) =>
      sentencesOf(own, { start: Math.min(...paragraph), end: Math.max(...paragraph) + 1 }).map(
        (span) => charactersOf(span) ?? new Set<number>(),
      ),
    );
  }

  function touched(units: readonly Set<number>[], { characters }: SlowPlace): number[] {
    return units.flatMap((unit, at) => (characters && share(unit, characters) ? [at] : []));
  }

  /** Whether two places stand in a relation between places. */
  function stand(source: SourceRecord, relation: Relation, a: SlowPlace, b: SlowPlace): boolean {
    const { by } = relation;
    if (by === 'overlapping' || by === 'not-overlapping') return share(a.characters, b.characters);
    if (a.characters === null || b.characters === null)
      return (by === 'inside' || by === 'containing') && a.characters === b.characters;
    const [of, other] = [a.characters, b.characters];
    if (by === 'inside') return [...of].every((at) => other.has(at));
    if (by === 'containing') return [...other].every((at) => of.has(at));
    if (by === 'touching') return last(a) + 1 === first(b) || last(b) + 1 === first(a);
    if (by === 'passages') return of.size === other.size && [...of].every((at) => other.has(at));
    const units = by === 'sentences' ? sentences(source) : paragraphs(source);
    const [left, right] = [touched(units, a), touched(units, b)];
    if (left.length === 0 || right.length === 0) return false;
    if (by === 'sentences' || by === 'paragraphs') return left.some((at) => right.includes(at));
    if (by === 'near')
      return left.some((at) => right.some((place) => Math.abs(at - place) <= relation.paragraphs));
    if (by === 'followed')
      return first(b) > last(a) && Math.min(...right) - Math.max(...left) <= relation.paragraphs;
    if (by === 'preceded')
      return last(b) < first(a) && Math.min(...left) - Math.max(...right) <= relation.paragraphs;
    throw new Error(by);
  }

  function creditedWith(source: SourceRecord, place: SlowPlace): string[] {
    if (place.codings.size === 0) return peopleOf(source);
    return codings.filter(({ id }) => place.codings.has(id)).flatMap((coding) => creditOf(source, coding));
  }

  function keeps(source: SourceRecord, filter: Filter): boolean {
    const valuesOf = (id: string): string[] =>
      rows.attributeValue.filter(({ respondentId }) => respondentId === id).map(({ value }) => value);
    switch (filter.on) {
      case 'kind':
        return source.kind === filter.kind;
      case 'class':
        return source.classId === filter.class;
      case 'status':
        return source.status === filter.status;
      case 'respondent':
        return allPeopleOf(source).includes(filter.respondent);
      case 'reviewed':
        return isReviewed(source) === filter.reviewed;
      case 'language': {
        const { language } = source;
        if (filter.language === null || language === null) return language === filter.language;
        return `${language}-`.startsWith(`${filter.language}-`);
      }
      case 'sample':
        return rows.sample.some(({ sourceIds }) => (JSON.parse(sourceIds) as string[]).includes(source.id));
      case 'attribute': {
        const own = rows.attribute.find(({ id }) => id === filter.attribute);
        if (own?.owner === 'source') {
          const values = rows.attributeValue.filter((row) => row.sourceId === source.id);
          return filter.value === null
            ? values.length === 0
            : values.some(({ value }) => value === filter.value);
        }
        const there = allPeopleOf(source);
        if (filter.value === null) return there.length === 0 || there.some((id) => valuesOf(id).length === 0);
        const { value } = filter;
        return there.some((id) => valuesOf(id).includes(value));
      }
      case 'date': {
        const day = (date: string, end: string): string => `${date}${end.slice(date.length - 4)}`;
        if (source.date === null) return false;
        return (
          (filter.from === null || day(source.date, '-01-01') >= day(filter.from, '-01-01')) &&
          (filter.to === null || day(source.date, '-12-31') <= day(filter.to, '-12-31'))
        );
      }
      default:
        return true;
    }
  }

  function answer(of: Query, source: SourceRecord, around: Around, wanted: ResultSide | null): SlowPlace[] {
    switch (of.what) {
      case 'code': {
        const meant = codesOf(of.code, of.direct);
        return regrouped(
          codings
            .filter((coding) => meant.includes(coding.codeId) && counts(source, coding, around))
            .map((coding) => ({ characters: charactersOf(coding), codings: new Set([coding.id]) })),
        );
      }
      case 'pattern':
        return [...(texts.get(source.id) ?? '').matchAll(new RegExp(of.text, 'gimu'))]
          .filter(([match]) => match !== '')
          .map(({ index, 0: match }) => ({
            characters: charactersOf({ start: index, end: index + match.length }),
            codings: new Set<string>(),
          }));
      case 'words': {
        const own = texts.get(source.id) ?? '';
        const hits = new HitList();
        findEither(readPhrases({ text: of.text }, folding), folding.fold(own, fullFold), () => own, hits);
        return spansOf(hits.take()).map((hit) => ({ characters: charactersOf(hit), codings: new Set() }));
      }
      case 'filter':
        return keeps(source, of.filter) ? answer(of.of, source, [...around, of.filter], wanted) : [];
      case 'or':
        return regrouped([of.left, of.right].flatMap((part) => answer(part, source, around, null)));
      case 'and':
      case 'at-least': {
        const chain = (part: Query): Query[] =>
          part.what === 'and' ? [...chain(part.left), part.right] : [part];
        const parts =
          of.what === 'at-least' ? of.parts : wanted === 'either' ? chain(of) : [of.left, of.right];
        const found = parts.map((part) => answer(part, source, around, null));
        const pieces = regrouped(
          subsets(found, of.what === 'at-least' ? of.least : parts.length).flatMap(([one = [], ...others]) =>
            others.reduce((so, next) => met(source, so, next), one),
          ),
        );
        if (wanted !== 'either') return pieces;
        return regrouped(
          found.flat().filter((place) => pieces.some((piece) => share(piece.characters, place.characters))),
        );
      }
      case 'only': {
        const named = [...partsWithin(of.of)].flatMap((part) =>
          part.what === 'code' ? codesOf(part.code, part.direct) : [],
        );
        const coder = around.filter(({ on }) => on === 'coder');
        const others = codings.filter(
          (coding) =>
            !named.includes(coding.codeId) &&
            (counts(source, coding, []) || coder.some((one) => counts(source, coding, [one]))),
        );
        return answer(of.of, source, around, null).filter(
          ({ characters }) => !others.some((other) => share(characters, charactersOf(other))),
        );
      }
      case 'relation':
        return related(of, source, around, wanted);
    }
  }

  function related(
    { relation, left, right }: Extract<Query, { what: 'relation' }>,
    source: SourceRecord,
    around: Around,
    wanted: ResultSide | null,
  ): SlowPlace[] {
    const a = answer(left, source, around, null);
    const b = answer(right, source, around, null);
    if (relation.by === 'sources') return b.length > 0 === relation.with ? a : [];
    if (relation.by === 'respondents') {
      if (source.kind !== 'interview') return [];
      const credited = base.flatMap((other) =>
        answer(right, other, around, null).flatMap((place) => creditedWith(other, place)),
      );
      return peopleOf(source).some((id) => credited.includes(id)) === relation.with ? a : [];
    }
    const isSame = relation.by === 'near' && JSON.stringify(left) === JSON.stringify(right);
    const meets = (one: SlowPlace, other: SlowPlace): boolean =>
      stand(source, relation, one, other) &&
      !(isSame && a.findIndex((place) => place === one) === b.findIndex((place) => place === other));
    const isFree = (one: SlowPlace, others: readonly SlowPlace[]): boolean =>
      relation.by !== 'touching' || !others.some((other) => share(one.characters, other.characters));
    if (wanted === 'right')
      return b.filter((other) => isFree(other, a) && a.some((one) => meets(one, other)));
    if (wanted === 'whole')
      return regrouped(
        a.flatMap((one) =>
          b.filter((other) => isFree(one, b) && meets(one, other)).map((other) => stretch(one, other)),
        ),
      );
    const isAbsent = relation.by === 'not-overlapping' || ('with' in relation && !relation.with);
    return a.filter((one) => {
      const isKept = isFree(one, b) && b.some((other) => meets(one, other));
      if (one.characters === null && 'with' in relation) return false;
      return isKept !== isAbsent;
    });
  }

  function stretch(one: SlowPlace, other: SlowPlace): SlowPlace {
    const both = new Set([...one.codings, ...other.codings]);
    if (one.characters === null) return { characters: null, codings: both };
    const [from, to] = [Math.min(first(one), first(other)), Math.max(last(one), last(other))];
    return { characters: charactersOf({ start: from, end: to + 1 }), codings: both };
  }

  const found = base.map((source) => ({ source, places: answer(query, source, [], side) }));
  const all = found.flatMap(({ source, places }) => places.map((place) => ({ source, place })));
  const texted = (source: SourceRecord, characters: ReadonlySet<number>): number =>
    [...characters].filter((at) => !/[\udc00-\udfff]/.test((texts.get(source.id) ?? '').charAt(at))).length;
  return {
    rows: all
      .map(({ source, place }) => {
        const where = place.characters === null ? 'whole' : `${first(place)}–${last(place) + 1}`;
        return `${source.id}: ${where}: ${[...place.codings].sort().join(' ')}`;
      })
      .sort(),
    units: {
      sources: found.filter(({ places }) => places.length > 0).length,
      respondents: new Set(all.flatMap(({ source, place }) => creditedWith(source, place))).size,
      passages: all.filter(({ place }) => place.characters !== null).length,
      codings: new Set(all.flatMap(({ place }) => [...place.codings])).size,
      characters: all.reduce(
        (sum, { source, place }) => sum + (place.characters ? texted(source, place.characters) : 0),
        0,
      ),
    },
  };
}

function* partsWithin(query: Query): Generator<Query> {
  yield query;
  if (query.what === 'at-least') for (const part of query.parts) yield* partsWithin(part);
  if ('of' in query) yield* partsWithin(query.of);
  if ('left' in query) {
    yield* partsWithin(query.left);
    yield* partsWithin(query.right);
  }
}
