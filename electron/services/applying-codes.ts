// Applies a code to a passage or a whole source: what may be coded, by which details, and what a new coding takes the place of.
import * as z from 'zod';
import { isSpanOf, type Span } from '#core/span.ts';
import { branchMates, type Codebook } from '#core/codes/codebook.ts';
import { AppError } from '#core/errors.ts';
import type { CodeRecord, CodingRecord, SourceRecord } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { textAtHand } from '#db/text-at-hand.ts';
import { all, get, insert, quoteDigest } from '#db/write.ts';
import type { CommandContext } from './context.ts';
import { readCodebook } from './read-codebook.ts';
import { removeCoding } from './removal.ts';

/** A passage of a text, in UTF-16 code units. */
export const spanSchema = z.strictObject({ start: z.int().min(0), end: z.int().min(1) });
const voice = z.enum(tables.coding.columns.voice.values);
const stance = z.enum(tables.coding.columns.stance.values);

/** The fields of a new coding beside its code and place. */
export const codingDetails = {
  voice: voice.nullable().optional(),
  stance: stance.nullable().optional(),
  weight: z.int().min(0).max(100).nullable().optional(),
  /** The speaker, in a group interview. */
  respondentId: z.string().nullable().optional(),
};

/** Values of these fields; those left out are decided by the source. */
export type Details = z.output<z.ZodObject<typeof codingDetails>>;

/** The source's text, if it is the one that the caller means. Throws `conflict` otherwise. */
export function textMeant(db: ReadDb, source: SourceRecord, textHash: string): string {
  if (source.textHash !== textHash)
    throw new AppError('conflict', 'errors:text_changed', { title: source.title });
  return textAtHand(db, source.textHash);
}

/** Throws `conflict` for a code that cannot be applied: one that is retired or merged, or a heading. */
export function refuseNotCodable(code: CodeRecord): void {
  if (code.status === 'retired' || code.status === 'merged') {
    throw new AppError('conflict', 'errors:code_retired', { name: code.name });
  }
  if (!code.codable) throw new AppError('conflict', 'errors:code_not_codable', { name: code.name });
}

/**
 * Applies a code to a span of `text`, or to the whole source if `span` is null. If the coder has this coding already,
 * returns it unchanged. In a branch with one code per source, a whole-source coding replaces the coder's earlier one.
 */
export function applyCode(
  { db, coderId, newId, now }: CommandContext,
  source: SourceRecord,
  text: string,
  code: CodeRecord,
  span: Span | null,
  details: Details & Partial<Pick<CodingRecord, 'suggestedBy' | 'rationale' | 'confidence'>> = {},
  /** Given by callers that code many sources, so that it is read once. */
  codebook?: Codebook,
): CodingRecord {
  refuseNotCodable(code);
  get(db, 'coder', coderId);
  if (span && !isSpanOf(text, span))
    throw new AppError('invalid', 'errors:not_a_span', { title: source.title });
  const place = { start: span?.start ?? null, end: span?.end ?? null };
  const [same] = all(db, 'coding', { sourceId: source.id, codeId: code.id, coderId, ...place });
  if (same) return same;
  if (!span) removeBranchMates(db, source.id, code, coderId, undefined, codebook);
  if (details.respondentId != null) refuseAbsentSpeaker(db, source, details.respondentId);
  return insert(db, 'coding', {
    id: newId(),
    sourceId: source.id,
    codeId: code.id,
    coderId,
    ...place,
    quoteDigest: span ? quoteDigest(text.slice(span.start, span.end)) : null,
    weight: details.weight ?? null,
    stance: details.stance ?? null,
    voice: details.voice ?? (source.kind === 'interview' && span ? 'paraphrase' : null),
    respondentId: details.respondentId ?? null,
    translation: null,
    suggestedBy: details.suggestedBy ?? null,
    rationale: details.rationale ?? null,
    confidence: details.confidence ?? null,
    createdAt: now(),
  });
}

/** Throws `invalid` for a speaker who is no respondent of the source. */
export function refuseAbsentSpeaker(db: ReadDb, source: SourceRecord, respondentId: string): void {
  if (all(db, 'sourceRespondent', { sourceId: source.id, respondentId }).length === 0) {
    throw new AppError('invalid', 'errors:speaker_not_present', { title: source.title });
  }
}

/** Removes the coder's whole-source codings that this code takes the place of, except that with the id `except`. */
export function removeBranchMates(
  db: WriteDb,
  sourceId: string,
  code: CodeRecord,
  coderId: string,
  except?: string,
  codebook: Codebook = readCodebook(db),
): void {
  const wholeSource = all(db, 'coding', { sourceId, coderId, start: null });
  for (const { id } of branchMates(codebook, code.id, wholeSource)) if (id !== except) removeCoding(db, id);
}
