// Footnotes stand at the end of a file, whichever article refers to them. Each belongs to the article with its mark.
import type { Piece } from './cuts.ts';
import type { FileLine } from './file-lines.ts';

/** The line at which the footnotes at the end of a file begin; the number of its lines if there are none. */
export function notesBegin(lines: readonly FileLine[]): number {
  let begin = lines.length;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const { note, text } = lines[at]!;
    if (note !== null) begin = at;
    else if (text.trim() !== '') break;
  }
  return begin;
}

/**
 * The lines of the footnotes of each piece, from `begin` on. A note whose mark no piece has is the last one's. Where each
 * article counts its notes from 1, the second note with a mark is that of the second article with it, and so on.
 */
export function notesOf(lines: readonly FileLine[], pieces: readonly Piece[], begin: number): number[][] {
  const notes = pieces.map((): number[] => []);
  const used = new Map<string, number>();
  let owner = pieces.length - 1;
  for (let at = begin; at < lines.length; at += 1) {
    const { note } = lines[at]!;
    if (note === null) continue;
    // A further paragraph of a note has no label.
    if (note === '') {
      notes[owner]?.push(at);
      continue;
    }
    const after = used.get(note) ?? -1;
    const found = pieces.findIndex((piece, place) => place > after && hasMark(lines, piece, note));
    if (found >= 0) used.set(note, found);
    owner = found >= 0 ? found : pieces.length - 1;
    notes[owner]?.push(at);
  }
  return notes;
}

function hasMark(lines: readonly FileLine[], { from, to }: Piece, label: string): boolean {
  for (let at = from; at < to; at += 1) if (lines[at]!.text.includes(`[${label}]`)) return true;
  return false;
}
