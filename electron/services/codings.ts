import * as z from 'zod';
import { agreedValue } from '#core/agreed-value.ts';
import { lostAnchors } from '#core/text/anchors.ts';
import { groups, isSpanOf, type Span } from '#core/span.ts';
import { AppError } from '#core/errors.ts';
import type { CodingRecord } from '#core/records.ts';
import { textAtHand } from '#db/text-at-hand.ts';
import { all, find, get, getText, insert, quoteDigest, remove, update } from '#db/write.ts';
import { command, query } from './context.ts';
import { lastPosition } from './positions.ts';
import { given } from './project.ts';
import { readCodebook } from './read-codebook.ts';
import { absorbCoding, removeCoding } from './removal.ts';
import { pagesOfCoding } from './source-pages.ts';
import { prose } from './prose.ts';
import {
  spanSchema,
  codingDetails,
  type Details,
  textMeant,
  refuseNotCodable,
  applyCode,
  refuseAbsentSpeaker,
  removeBranchMates,
} from './applying-codes.ts';

/** The places of the codings of one source: overlapping places are joined, each with its codings. */
function placesOf(rows: readonly CodingRecord[]): { span: Span | null; codings: CodingRecord[] }[] {
  const spans = rows.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
  const whole = rows.filter(({ start }) => start === null);
  return [
    ...(whole.length > 0 ? [{ span: null, codings: whole }] : []),
    ...groups(spans).map((span) => ({
      span,
      codings: rows.filter(({ start }) => start !== null && start >= span.start && start < span.end),
    })),
  ];
}

/** The voice and the speaker, where all of these codings agree on them. */
function commonDetails(rows: readonly CodingRecord[]): Details {
  return {
    voice: agreedValue(rows, (coding) => coding.voice),
    respondentId: agreedValue(rows, ({ respondentId }) => respondentId),
  };
}

export const codings = {
  /** The codings of one source, by all coders. */
  of: query(z.strictObject({ sourceId: z.string() }), ({ db }, where) => all(db, 'coding', where)),

  /** The codings with these ids; deleted ones are skipped. */
  byIds: query(z.strictObject({ ids: z.array(z.string()) }), ({ db }, { ids }) =>
    ids.flatMap((id) => find(db, 'coding', id) ?? []),
  ),

  /** The repair list of a source: codings that no longer stand on the words they were made on, in reading order. */
  slipped: query(z.strictObject({ sourceId: z.string() }), ({ db }, { sourceId }) => {
    const text = getText(db, get(db, 'source', sourceId).textHash);
    const anchored = all(db, 'coding', { sourceId }).flatMap(({ id, start, end, quoteDigest: digest }) =>
      start === null || end === null || digest === null ? [] : [{ id, start, end, quoteDigest: digest }],
    );
    const lost = new Set(lostAnchors(text, anchored, quoteDigest));
    return anchored
      .filter(({ id }) => lost.has(id))
      .toSorted((a, b) => a.start - b.start)
      .map(({ id, start, end }) => ({ id, start, end, words: text.slice(start, end) }));
  }),

  /** Applies a code to a span, or to the whole source. */
  apply: command(
    z.strictObject({
      sourceId: z.string(),
      textHash: z.string(),
      codeId: z.string(),
      span: spanSchema.nullable(),
      ...codingDetails,
    }),
    (context, { sourceId, textHash, codeId, span, ...details }) => {
      const source = get(context.db, 'source', sourceId);
      const text = textMeant(context.db, source, textHash);
      return applyCode(context, source, text, get(context.db, 'code', codeId), span, details);
    },
  ),

  /** Applies one code to many sources as a whole. */
  applyToSources: command(
    z.strictObject({ sourceIds: z.array(z.string()).min(1), codeId: z.string() }),
    (context, { sourceIds, codeId }) => {
      const code = get(context.db, 'code', codeId);
      const codebook = readCodebook(context.db);
      for (const id of sourceIds) {
        applyCode(context, get(context.db, 'source', id), '', code, null, {}, codebook);
      }
    },
  ),

  /**
   * Adds a code where others' codings are: each of their places gets it once, overlapping places as one. Speaker and
   * voice are copied where the codings agree; stance is not, because it belongs to the other code. Returns how many
   * places were newly coded.
   */
  addCode: command(
    z.strictObject({ ids: z.array(z.string()).min(1), codeId: z.string() }),
    (context, { ids, codeId }) => {
      const { db } = context;
      const code = get(db, 'code', codeId);
      const codebook = readCodebook(db);
      const rows = ids.map((id) => get(db, 'coding', id));
      let added = 0;
      for (const [sourceId, inSource] of Map.groupBy(rows, (row) => row.sourceId)) {
        const source = get(db, 'source', sourceId);
        const text = textAtHand(db, source.textHash);
        for (const { span, codings: here } of placesOf(inSource)) {
          const known = new Set(all(db, 'coding', { sourceId, codeId }).map(({ id }) => id));
          const { id } = applyCode(context, source, text, code, span, commonDetails(here), codebook);
          if (!known.has(id)) added += 1;
        }
      }
      return added;
    },
  ),

  /**
   * Adds a code to places that a query found: each gets it once, with exactly its own words. Speaker and voice are copied
   * where the codings there agree. Returns how many places were newly coded. Throws `conflict` if a text has changed
   * since.
   */
  codePlaces: command(
    z.strictObject({
      places: z
        .array(
          z.strictObject({
            sourceId: z.string(),
            textHash: z.string(),
            span: spanSchema.nullable(),
            codingIds: z.array(z.string()),
          }),
        )
        .min(1),
      codeId: z.string(),
    }),
    (context, { places, codeId }) => {
      const { db } = context;
      const code = get(db, 'code', codeId);
      const codebook = readCodebook(db);
      let added = 0;
      for (const [sourceId, here] of Map.groupBy(places, (place) => place.sourceId)) {
        const source = get(db, 'source', sourceId);
        const known = new Set(all(db, 'coding', { sourceId, codeId }).map(({ id }) => id));
        for (const { textHash, span, codingIds } of here) {
          const details = commonDetails(codingIds.map((id) => get(db, 'coding', id)));
          const text = textMeant(db, source, textHash);
          const { id } = applyCode(context, source, text, code, span, details, codebook);
          if (!known.has(id)) added += 1;
          known.add(id);
        }
      }
      return added;
    },
  ),

  /** Removes codings, with their memos and their use as example and evidence. */
  remove: command(z.strictObject({ ids: z.array(z.string()).min(1) }), ({ db }, { ids }) => {
    for (const id of ids) removeCoding(db, id);
  }),

  /**
   * Gives codings another code. If the coder has that coding already, the two become one; in a branch with one code per
   * source, a whole-source coding replaces the coder's earlier one.
   */
  recode: command(
    z.strictObject({ ids: z.array(z.string()).min(1), codeId: z.string() }),
    ({ db, newId }, { ids, codeId }) => {
      const code = get(db, 'code', codeId);
      refuseNotCodable(code);
      for (const { id } of ids.map((chosen) => get(db, 'coding', chosen))) {
        const coding = find(db, 'coding', id);
        // An earlier coding in the list may have replaced this one.
        if (!coding || coding.codeId === codeId) continue;
        const { sourceId, coderId, start, end } = coding;
        const twin = all(db, 'coding', { sourceId, coderId, codeId, start, end })[0];
        if (twin) absorbCoding(db, newId, id, twin.id);
        else {
          if (start === null) removeBranchMates(db, sourceId, code, coderId, id);
          for (const example of all(db, 'codeExample', { codingId: id }))
            update(db, 'codeExample', example.id, { codeId });
          update(db, 'coding', id, { codeId });
        }
      }
    },
  ),

  /** Changes the start and end of a coding. */
  resize: command(
    z.strictObject({ id: z.string(), textHash: z.string(), span: spanSchema }),
    ({ db }, { id, textHash, span }) => {
      const coding = get(db, 'coding', id);
      const source = get(db, 'source', coding.sourceId);
      const text = textMeant(db, source, textHash);
      if (coding.start === null) throw new AppError('invalid', 'errors:whole_source_has_no_edges');
      if (!isSpanOf(text, span)) throw new AppError('invalid', 'errors:not_a_span', { title: source.title });
      const { sourceId, coderId, codeId } = coding;
      const twin = all(db, 'coding', { sourceId, coderId, codeId, ...span }).find((other) => other.id !== id);
      if (twin) throw new AppError('conflict', 'errors:coding_already_there');
      return update(db, 'coding', id, {
        ...span,
        quoteDigest: quoteDigest(text.slice(span.start, span.end)),
      });
    },
  ),

  /**
   * Joins overlapping or adjacent codings with one code, coder and source into the first of them. Returns that coding.
   */
  join: command(z.strictObject({ ids: z.array(z.string()).min(2) }), ({ db, newId }, { ids }) => {
    const rows = ids.map((id) => get(db, 'coding', id));
    const [first] = rows.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0));
    const alike = rows.every(
      (row) =>
        row.sourceId === first?.sourceId &&
        row.codeId === first.codeId &&
        row.coderId === first.coderId &&
        row.start !== null &&
        row.end !== null,
    );
    if (!first || !alike) throw new AppError('invalid', 'errors:join_unlike');
    const spans = rows.map((row) => ({ start: row.start ?? 0, end: row.end ?? 0 }));
    const [span, ...apart] = groups(spans, true);
    if (!span || apart.length > 0) throw new AppError('invalid', 'errors:join_apart');
    const text = textAtHand(db, get(db, 'source', first.sourceId).textHash);
    for (const row of rows) {
      if (row.id === first.id) continue;
      absorbCoding(db, newId, row.id, first.id);
    }
    return update(db, 'coding', first.id, {
      ...span,
      quoteDigest: quoteDigest(text.slice(span.start, span.end)),
    });
  }),

  /** Changes details of codings: voice, stance, weight, speaker, translation. */
  update: command(
    z.strictObject({
      ids: z.array(z.string()).min(1),
      ...codingDetails,
      translation: prose.nullable().optional(),
    }),
    ({ db }, { ids, ...fields }) => {
      for (const id of ids) {
        const coding = get(db, 'coding', id);
        if (fields.respondentId != null)
          refuseAbsentSpeaker(db, get(db, 'source', coding.sourceId), fields.respondentId);
        update(db, 'coding', id, given(fields));
      }
    },
  ),

  /** Shows codings as examples of their codes, or stops showing them. */
  setExample: command(
    z.strictObject({ ids: z.array(z.string()).min(1), example: z.boolean() }),
    ({ db, seen, newId }, { ids, example }) => {
      let last = lastPosition(seen, 'codeExample') - 1;
      for (const { id, codeId } of ids.map((chosen) => get(db, 'coding', chosen))) {
        const [existing] = all(db, 'codeExample', { codingId: id });
        if (example === (existing !== undefined)) continue;
        if (existing) remove(db, 'codeExample', existing.id);
        else {
          insert(db, 'codeExample', { id: newId(), codeId, codingId: id, position: (last += 1) });
        }
      }
    },
  ),

  /** One coding with its quote and its pages; null if it was deleted. */
  show: query(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const coding = find(db, 'coding', id);
    if (!coding) return null;
    const source = get(db, 'source', coding.sourceId);
    const quote =
      coding.start === null || coding.end === null
        ? null
        : getText(db, source.textHash).slice(coding.start, coding.end);
    return { coding, quote, pages: pagesOfCoding(db, coding) };
  }),
};
