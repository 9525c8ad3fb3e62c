// The codings of a source as the surface shows them, from the records and their current places.
import { pathOf, type Codebook } from '#core/codes/codebook.ts';
import { packLanes, type LaneItem } from '#core/lanes.ts';
import type { CodeRecord, CoderRecord, CodingRecord, MemoRecord } from '#core/records.ts';
import type { PendingCoding, SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import type { TrackedSpan } from '#renderer/editor/tracked-codings.ts';
import type { PendingApplication } from './pending-codings.ts';

/** The words for the note of a label. */
export interface NoteWords {
  readonly stance: (stance: NonNullable<CodingRecord['stance']>) => string;
  readonly voice: (voice: NonNullable<CodingRecord['voice']>) => string;
  readonly memo: string;
}

export interface SurfaceCodingsInput {
  readonly codings: Iterable<CodingRecord>;
  readonly places: readonly TrackedSpan[];
  readonly codebook: Codebook;
  readonly coders: ReadonlyMap<string, CoderRecord>;
  readonly memos: Iterable<MemoRecord>;
  /** Codings by others name their coder. */
  readonly workingCoderId: string | undefined;
  readonly lanes: ReadonlyMap<string, number>;
  readonly words: NoteWords;
}

/** The codings that have a place in the text, with their labels. */
export function surfaceCodings(input: SurfaceCodingsInput): SurfaceCoding[] {
  const { codebook, coders, words } = input;
  const places = new Map(input.places.map((place) => [place.id, place.span]));
  const withMemo = new Set(Array.from(input.memos, ({ codingId }) => codingId));
  const names = new Map<string, Pick<SurfaceCoding, 'path' | 'label' | 'colour'>>();
  const namesOf = (code: CodeRecord): Pick<SurfaceCoding, 'path' | 'label' | 'colour'> => {
    let known = names.get(code.id);
    if (!known) {
      known = { path: pathOf(codebook, code.id), label: labelOf(codebook, code.id), colour: code.colour };
      names.set(code.id, known);
    }
    return known;
  };
  const shown: SurfaceCoding[] = [];
  for (const coding of input.codings) {
    const span = places.get(coding.id);
    const code = codebook.byId.get(coding.codeId);
    if (!span || !code) continue;
    const note = [
      coding.stance && words.stance(coding.stance),
      // Notes are paraphrases unless marked otherwise, so that voice is not shown.
      coding.voice && coding.voice !== 'paraphrase' && words.voice(coding.voice),
      withMemo.has(coding.id) && words.memo,
      coding.coderId !== input.workingCoderId && coders.get(coding.coderId)?.name,
    ];
    shown.push({
      id: coding.id,
      codeId: coding.codeId,
      start: span.start,
      end: span.end,
      ...namesOf(code),
      note: note.filter(Boolean).join(' · '),
      lane: input.lanes.get(coding.id) ?? 0,
    });
  }
  return shown;
}

/** The names that distinguish a label: the path without headings above the code. */
function labelOf(codebook: Codebook, codeId: string): string[] {
  const names: string[] = [];
  for (let code = codebook.byId.get(codeId); code; code = codebook.byId.get(code.parentId ?? '')) {
    if (code.id !== codeId && !code.codable) break;
    names.unshift(code.name);
  }
  return names;
}

/** The lanes of codings by their stored places. */
export function lanesOf(codings: Iterable<CodingRecord>): Map<string, number> {
  return packLanes(laneItems(codings));
}

/** Codings that are being stored, in the lanes that they will have; without those that the records already contain. */
export function pendingCodings(
  pending: readonly PendingApplication[],
  codings: Iterable<CodingRecord>,
  codebook: Codebook,
  workingCoderId: string | undefined,
): PendingCoding[] {
  const own = new Set(
    Array.from(codings)
      .filter(({ coderId }) => coderId === workingCoderId)
      .map(({ codeId, start, end }) => keyOf(codeId, start, end)),
  );
  const missing = pending.filter(({ codeId, span }) => !own.has(keyOf(codeId, span.start, span.end)));
  const items = missing.map(({ codeId, span }, place) => ({ id: `~${place}`, key: codeId, ...span }));
  const lanes = packLanes([...laneItems(codings), ...items]);
  return items.flatMap(({ id, key, start, end }) => {
    const code = codebook.byId.get(key);
    return code ? [{ start, end, colour: code.colour, lane: lanes.get(id) ?? 0 }] : [];
  });
}

function keyOf(codeId: string, start: number | null, end: number | null): string {
  return [codeId, start, end].join(' ');
}

function laneItems(codings: Iterable<CodingRecord>): LaneItem[] {
  return Array.from(codings).flatMap(({ id, codeId, start, end }) =>
    start === null || end === null ? [] : [{ id, key: codeId, start, end }],
  );
}
