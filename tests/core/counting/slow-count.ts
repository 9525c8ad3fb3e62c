// Counts as one would on paper: filters rows, builds sets, caches nothing. Shares no code with the counting that it
// checks.
import type { TallyRequest, Unit } from '#core/counting/request.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Study } from './study.ts';

export type SlowCell = Record<Unit, number | null>;

/** A column with nobody and nothing to count out of. */
const nothing: SlowCell = {
  sources: null,
  respondents: null,
  passages: null,
  codings: null,
  characters: null,
};

/** Counts one code, by column key and in total. Supports every request that `requests` in random-study.ts makes. */
/** A date without a month is kept apart from a missing date. */
function monthOf(date: string | null): string {
  if (date === null) return '(none)';
  return date.match(/^\d{4}-\d{2}/)?.[0] ?? `${date} (no month)`;
}

export function slowCount({ rows, codings }: Study, request: TallyRequest, codeId: string) {
  const { scope = {}, basis = 'any', rollup = true, by } = request;
  const wantedPeople = scope.respondentIds;
  const peopleOf = (source: SourceRecord): string[] =>
    rows.sourceRespondent
      .filter(({ sourceId }) => sourceId === source.id)
      .map(({ respondentId }) => respondentId);
  const ours = (source: SourceRecord): string[] =>
    peopleOf(source).filter((id) => wantedPeople === undefined || wantedPeople.includes(id));

  const inScope = rows.source.filter(
    (source) =>
      (scope.kind === undefined || source.kind === scope.kind) &&
      (wantedPeople === undefined || ours(source).length > 0) &&
      (scope.withExcluded || source.status !== 'excluded') &&
      (scope.withDuplicates || source.duplicateOf === null),
  );
  const reviewsBy = (coders: readonly string[]) => (source: SourceRecord) =>
    rows.review.some(({ sourceId, coderId }) => sourceId === source.id && coders.includes(coderId));
  const layer =
    request.layer ?? (inScope.length > 0 && inScope.every(reviewsBy(['settled'])) ? 'adjudicated' : 'main');
  const coders =
    typeof layer === 'object'
      ? [layer.coderId]
      : { main: ['Wei'], union: ['Wei', 'Lin', 'Ana'], majority: [], adjudicated: ['settled'] }[layer];

  const ofLayer = codings.filter(({ coderId, voice }) => coders.includes(coderId) && voice !== 'remark');
  const isReviewed = reviewsBy(coders);
  const isCoded = (source: SourceRecord): boolean => ofLayer.some(({ sourceId }) => sourceId === source.id);
  const denominator = request.denominator ?? 'reviewed';
  const base = inScope.filter(
    denominator === 'any'
      ? isCoded
      : denominator === 'reviewed' && inScope.some(isReviewed)
        ? isReviewed
        : () => true,
  );

  const counted = rollup ? below([codeId]) : [codeId];
  if (rollup) {
    const gathered = rows.themeCode.filter(({ themeId }) => counted.includes(themeId));
    counted.push(...below(gathered.map((row) => row.codeId)));
  }
  const found = ofLayer.filter(
    (coding) =>
      counted.includes(coding.codeId) &&
      (basis === 'any' || (basis === 'whole') === (coding.start === null)) &&
      (request.stances === undefined || request.stances.includes(coding.stance)) &&
      (request.withoutSuggested !== true || (coding.suggestedBy ?? null) === null) &&
      (request.minimumWeight === undefined || (coding.weight ?? -1) >= request.minimumWeight),
  );
  const creditOf = (source: SourceRecord, coding: CodingRecord): string[] => {
    const there = peopleOf(source);
    const isTold = coding.respondentId !== null && there.includes(coding.respondentId);
    return isTold ? ours(source).filter((id) => id === coding.respondentId) : ours(source);
  };

  return { total: cell(null), cells: (key: string): SlowCell => cell(key), weights: weights() };

  /** The weight, or null, of every coding that counts. */
  function weights(): (number | null)[] {
    return base.flatMap((source) =>
      found
        .filter((coding) => coding.sourceId === source.id)
        .filter((coding) => peopleOf(source).length === 0 || creditOf(source, coding).length > 0)
        .map(({ weight }) => weight),
    );
  }

  function below(roots: readonly string[]): string[] {
    return roots.flatMap((root) => [
      root,
      ...below(rows.code.filter(({ parentId }) => parentId === root).map(({ id }) => id)),
    ]);
  }

  function keysOfPerson(id: string): string[] {
    if (by === 'respondent') return [id];
    const values = rows.attributeValue.filter(({ respondentId }) => respondentId === id);
    return values.length > 0 ? values.map(({ value }) => value) : ['(none)'];
  }

  function keysOf(source: SourceRecord, people: readonly string[]): string[] {
    if (by === undefined) return ['all'];
    if (by === 'kind') return [source.kind];
    if (by === 'class') return [source.classId ?? '(none)'];
    if (by === 'year') return [source.date?.slice(0, 4) ?? '(none)'];
    if (by === 'month') return [monthOf(source.date)];
    return people.length > 0 ? people.flatMap(keysOfPerson) : ['(none)'];
  }

  function cell(key: string | null): SlowCell {
    const goesByPeople = by === 'respondent' || typeof by === 'object';
    const people = new Set<string>();
    const units = { sources: 0, passages: 0, codings: 0, characters: 0 };
    for (const source of base) {
      const here = found.filter((coding) => {
        const credit = creditOf(source, coding);
        if (coding.sourceId !== source.id || (peopleOf(source).length > 0 && credit.length === 0))
          return false;
        return key === null || keysOf(source, credit).includes(key);
      });
      if (here.length === 0) continue;
      units.sources += 1;
      units.codings += here.length;
      const touched = new Set<number>();
      // A coding that covers both characters closes the gap between them; when adjacent codings are joined, so do two
      // codings that touch.
      const closed = new Set<number>();
      for (const { start, end } of here) {
        for (let at = start ?? 0; at < (end ?? 0); at += 1) {
          if (at > (start ?? 0)) closed.add(at);
          touched.add(at);
        }
      }
      units.characters += touched.size;
      units.passages += [...touched].filter((at) =>
        request.joinAdjacent ? !touched.has(at - 1) : !closed.has(at),
      ).length;
      for (const coding of here) {
        for (const id of creditOf(source, coding)) {
          if (key === null || !goesByPeople || keysOfPerson(id).includes(key)) people.add(id);
        }
      }
    }
    const standsHere = (source: SourceRecord): boolean =>
      key === null || keysOf(source, ours(source)).includes(key);
    const isEmptyLayer =
      !inScope.some(isReviewed) &&
      !codings.some(
        ({ coderId, sourceId }) => coders.includes(coderId) && inScope.some(({ id }) => id === sourceId),
      );
    if (isEmptyLayer || !base.some(standsHere)) return nothing;
    const heard = base
      .filter(standsHere)
      .flatMap(ours)
      .filter((id) => key === null || !goesByPeople || keysOfPerson(id).includes(key));
    return { ...units, respondents: heard.length > 0 ? people.size : null };
  }
}
