// Writes a paragraph of the report as memos are written: saved after a pause and whenever one leaves; a burst of typing is
// one change unless another comes between.
import type { NumberRun, ReportRun } from '#core/report/runs.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { isUnsaved, MemoWriting } from '#renderer/common/memos/memo-writing.ts';
import { placeKeyOf, type ParagraphPlace } from './paragraph-place.ts';
import { writeParagraph } from './report-acts.ts';

const SAVE_AFTER_MS = 800;

/** What is compared and stored: the words, and which numbers stand among them, whatever these are at present. */
export function bodyOf(runs: readonly ReportRun[]): string {
  return JSON.stringify(
    runs.map((run) => {
      if (run.kind === 'number')
        return { kind: run.kind, id: run.id, ...(run.format && { format: run.format }) };
      if (run.kind === 'citation')
        return { kind: run.kind, sourceId: run.sourceId, codingId: run.codingId, text: run.text };
      return { kind: run.kind, text: run.text, bold: run.bold === true, italic: run.italic === true };
    }),
  );
}

/** The runs of a body; numbers get the text that `textOf` gives them. */
export function runsFromBody(body: string, textOf: (run: NumberRun) => string): ReportRun[] {
  // A body comes from `bodyOf`.
  const stored = JSON.parse(body || '[]') as readonly ReportRun[];
  return stored.map((run): ReportRun => {
    if (run.kind === 'number') {
      const known = { ...run, text: '–' };
      return { ...known, text: textOf(known) };
    }
    if (run.kind === 'citation') return run;
    const { text, bold, italic } = run;
    return { kind: 'text', text, ...(bold && { bold }), ...(italic && { italic }) };
  });
}

/** Writings that are not stored yet: whoever returns to their paragraph goes on with the same one. */
const open = new Map<string, MemoWriting>();

/** What the keeper needs of the paragraph as it is on the screen. */
export interface ParagraphNow {
  readonly textOf: (run: NumberRun) => string;
  /** What Concord itself writes there; null for a paragraph of the analyst's own. */
  readonly concords: readonly ReportRun[] | null;
  /** The basis of the text that it replaces; null for one of the analyst's own. */
  readonly basis: string | null;
  /** Whether the study holds a text of the analyst's there. */
  readonly isStored: boolean;
}

/** The writing of a paragraph. `runs` is what is stored or what Concord writes; `now` is asked on each save. */
export function paragraphWriting(
  place: ParagraphPlace,
  runs: readonly ReportRun[],
  now: () => ParagraphNow,
): MemoWriting {
  const key = placeKeyOf(place);
  const known = open.get(key);
  if (known && isUnsaved(known.store.getState())) return known;
  const group = crypto.randomUUID();
  // The row of what was sent may arrive after the next save.
  let isSent = false;
  const writing = new MemoWriting(
    { id: key, title: '', body: bodyOf(runs) },
    {
      // The place is there before anything is written in it.
      add: () => Promise.resolve(key),
      update: (_, { body }) => {
        const { textOf, concords, basis, isStored } = now();
        const isConcords = concords !== null && bodyOf(concords) === body;
        if (isConcords && !isStored && !isSent) return Promise.resolve();
        isSent = !isConcords;
        return writeParagraph(place, isConcords ? null : { runs: runsFromBody(body, textOf), basis }, group);
      },
      failed: showError,
    },
    SAVE_AFTER_MS,
  );
  open.set(key, writing);
  return writing;
}
