// Moves the edges of codings by key and by drag, and joins codings that touch.
import type { Span } from '#core/span.ts';
import { api } from '#renderer/api.ts';
import { nextPassageEdge, nextWordEdge } from '#renderer/editor/word-edges.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { adjoining } from './coding-order.ts';
import { focusedCoding } from './focused-coding.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { focusCoding } from './reader-store.ts';

/** What changes where codings of the open source begin and end. */
export function codingEdges(desk: ReaderDesk) {
  const { now, say, own } = focusedCoding(desk);

  /** Changes the span of a coding. Returns false for a coding of somebody else. */
  const resize = async (id: string, span: Span, group: string = crypto.randomUUID()): Promise<boolean> => {
    const { session, records, workingCoderId } = now();
    if (records.get(id)?.coderId !== workingCoderId) {
      say('not_your_coding');
      return false;
    }
    await session.save();
    await api.codings.resize({ id, textHash: session.textHash, span }, { group });
    return true;
  };

  return {
    resize,

    /** Moves an edge of the focused coding by a word, or by the punctuation beside it. */
    async moveEdge(edge: 'start' | 'end', direction: 'forward' | 'backward'): Promise<void> {
      const found = own();
      const { surface } = now();
      if (!found?.shown || !surface) return;
      const text = surface.text();
      const { start, end } = found.shown;
      const to = nextPassageEdge(text, edge === 'start' ? start : end, edge, direction);
      const span = edge === 'start' ? { start: to, end } : { start, end: to };
      if (span.start >= span.end || (span.start === start && span.end === end)) return;
      await resize(found.coding.id, span);
    },

    /** Moves an edge of a coding to where it was dragged; a notice reports it and offers undo. */
    async dragEdge(id: string, span: Span): Promise<void> {
      const before = now().shown.find((coding) => coding.id === id);
      const group = crypto.randomUUID();
      if (!before || !(await resize(id, span, group))) return;
      const { words, surface } = now();
      const edge = span.start === before.start ? 'end' : 'start';
      const parameters = { code: before.path.at(-1), words: wordsAtEdge(surface?.text() ?? '', span, edge) };
      offerUndo(words.t(`reader:dragged_${edge}`, parameters), group);
    },

    /** Joins the focused coding with the codings of the same code and coder that it touches. */
    async joinAdjacent(): Promise<void> {
      const found = own();
      const { surface, shown, records, session } = now();
      if (!found?.shown || !surface) return;
      const alike = shown.filter(
        ({ id, codeId }) =>
          codeId === found.coding.codeId && records.get(id)?.coderId === found.coding.coderId,
      );
      const joined = adjoining(alike, found.shown, surface.text());
      if (joined.length < 2) {
        say('nothing_to_join');
        return;
      }
      await session.save();
      const apart = joined.some((coding, index) => coding.start > (joined[index - 1]?.end ?? coding.start));
      const group = crypto.randomUUID();
      // White space between two passages goes to the earlier one, because the service joins only touching codings.
      if (apart) {
        for (const [index, coding] of joined.entries()) {
          const next = joined[index + 1];
          if (!next || next.start <= coding.end) continue;
          const span = { start: coding.start, end: next.start };
          await api.codings.resize({ id: coding.id, textHash: session.textHash, span }, { group });
        }
      }
      const kept = await api.codings.join({ ids: joined.map(({ id }) => id) }, { group });
      focusCoding(now().side, kept.id);
    },
  };
}

/** The first or last word of a span with its adjacent punctuation. */
function wordsAtEdge(text: string, { start, end }: Span, edge: 'start' | 'end'): string {
  const words =
    edge === 'start'
      ? text.slice(start, Math.min(end, nextWordEdge(text, start, 'forward')))
      : text.slice(Math.max(start, nextWordEdge(text, end, 'backward')), end);
  return words.trim();
}
