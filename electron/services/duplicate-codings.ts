// Moves codings from a copy to the source that is counted instead: each coding to where exactly its words occur in the
// other text.
import * as z from 'zod';
import { decidedCodings } from '#core/basis.ts';
import { carriedWords } from '#core/text/coded-words.ts';
import { AppError } from '#core/errors.ts';
import { branchMates, type Codebook } from '#core/codes/codebook.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { saysOtherwise } from '#core/settling/twin-codings.ts';
import { textChange } from '#core/text/text-change.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, find, get, getText, update } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { previewedAct, type CountEffects } from './count-effects.ts';
import { readCodebook } from './read-codebook.ts';
import { absorbCoding } from './removal.ts';

const moveInput = z.strictObject({ fromIds: z.array(z.string()).min(1), toId: z.string() });
type MoveInput = z.output<typeof moveInput>;

/**
 * `moved`: now on the other source. `joined`: merged with an equal coding there. Any other coding stays where it is:
 * its `words` are not in the other text; an interviewer's `remark` would count as what a document says; the `speaker`
 * was not interviewed in the other source; an equal coding there says something `different`; or the other source has
 * another code of a `branch` with one code per source.
 */
export type MovedFate = 'moved' | 'joined' | 'words' | 'remark' | 'speaker' | 'different' | 'branch';

export interface MovedCoding {
  readonly id: string;
  readonly sourceId: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly fate: MovedFate;
  /** The words of the passage; null for a whole-source coding. */
  readonly words: string | null;
}

/** What becomes of the codings, source by source, each in reading order. */
export interface MovedCodings {
  readonly codings: readonly MovedCoding[];
}

/** Moves the codings of copies to another source. Codings that cannot be placed there stay, and are reported. */
export const moveCodings = command(moveInput, (context, input): MovedCodings => ({
  codings: move(context, input),
}));

/** Previews `moveCodings`. */
export const moveCodingsPreview = job(
  moveInput,
  async (context, input): Promise<MovedCodings & { readonly counts: CountEffects }> => {
    let codings: readonly MovedCoding[] = [];
    const effects = previewedAct(
      context,
      (acting) => {
        codings = move(acting, input);
      },
      () => ({}),
    );
    return { ...effects, codings };
  },
);

function move(context: CommandContext, { fromIds, toId }: MoveInput): MovedCoding[] {
  const { db } = context;
  const to = get(db, 'source', toId);
  if (fromIds.includes(toId))
    throw new AppError('invalid', 'errors:duplicate_of_itself', { title: to.title });
  const codebook = readCodebook(db);
  const text = getText(db, to.textHash);
  const codings = fromIds.flatMap((fromId) => {
    const before = getText(db, get(db, 'source', fromId).textHash);
    const change = textChange(before, text);
    return all(db, 'coding', { sourceId: fromId })
      .toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1))
      .map((coding) => {
        const { id, sourceId, codeId, coderId, start, end } = coding;
        const span = start === null || end === null ? null : { start, end };
        const carried = span && carriedWords(change, before, text, span);
        // Only exactly the same words count as the coded ones, not corrected ones.
        const place = carried?.fate === 'same' || carried?.fate === 'moved' ? carried.span : null;
        const fate = span && !place ? 'words' : moveOne(context, codebook, coding, to, place);
        const words = span && before.slice(span.start, span.end);
        return { id, sourceId, codeId, coderId, fate, words };
      });
  });
  for (const fromId of fromIds) passDecisions(db, fromId, toId);
  return codings;
}

/** Lets what was decided about places where coders differ go with the codings that lay there. */
function passDecisions(db: WriteDb, fromId: string, toId: string): void {
  for (const { id, basis } of all(db, 'adjudication', { sourceId: fromId }))
    if (decidedCodings(basis).some(([codingId]) => find(db, 'coding', codingId)?.sourceId === toId))
      update(db, 'adjudication', id, { sourceId: toId });
}

/** Moves a coding to its place in the other source, or returns why it stays. */
function moveOne(
  { db, newId }: CommandContext,
  codebook: Codebook,
  coding: CodingRecord,
  to: SourceRecord,
  place: { readonly start: number; readonly end: number } | null,
): MovedFate {
  const { id, codeId, coderId, respondentId } = coding;
  const { start, end } = place ?? { start: null, end: null };
  // A document has no interviewer: an interviewer's remark would count there as what the document says.
  if (to.kind === 'document' && coding.voice === 'remark') return 'remark';
  if (respondentId !== null && all(db, 'sourceRespondent', { sourceId: to.id, respondentId }).length === 0)
    return 'speaker';
  const here = { ...coding, sourceId: to.id, start, end, voice: voiceIn(to, coding) };
  const [twin] = all(db, 'coding', { sourceId: to.id, codeId, coderId, start, end });
  if (twin) {
    if (saysOtherwise(twin, here)) return 'different';
    // The twin inherits this coding's voice, so set the one that fits the twin's source first.
    if (here.voice !== coding.voice) update(db, 'coding', id, { voice: here.voice });
    absorbCoding(db, newId, id, twin.id);
    return 'joined';
  }
  const others = start === null ? all(db, 'coding', { sourceId: to.id, coderId, start }) : [];
  if (branchMates(codebook, codeId, others).length > 0) return 'branch';
  update(db, 'coding', id, here);
  return 'moved';
}

/** Passages of interviews have a voice; those of documents do not. */
function voiceIn({ kind }: SourceRecord, { voice, start }: CodingRecord): CodingRecord['voice'] {
  if (kind === 'document') return null;
  return voice ?? (start === null ? null : 'paraphrase');
}
