// Writes the working coder's summary of a cell: saved 0.8 s after the last key, and whenever one leaves. A burst of
// typing is one change unless another comes between.
import type { GridPlace } from '#core/basis.ts';
import type { LayerRequest } from '#core/counting/request.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { isUnsaved, MemoWriting } from '#renderer/common/memos/memo-writing.ts';

const SAVE_AFTER_MS = 800;

/** A stored summary. */
interface Stored {
  readonly id: string;
  readonly body: string;
}

/** Writings that are not stored yet: whoever returns to their cell goes on with the same one. */
const open = new Map<string, MemoWriting>();

/** The writing of a cell by a coder. `stored` is the present summary, `layer` the one whose codings are on the screen. */
export function summaryWriting(
  place: GridPlace,
  coderId: string,
  stored: Stored | undefined,
  layer: LayerRequest,
): MemoWriting {
  const key = JSON.stringify([place, coderId]);
  const known = open.get(key);
  if (known && isUnsaved(known.store.getState())) return known;
  const group = crypto.randomUUID();
  const write = (body: string) => api.summaries.write({ place, body, layer }, { group });
  const writing = new MemoWriting(
    stored ? { id: stored.id, title: '', body: stored.body } : null,
    {
      add: async ({ body }) => (await write(body))?.id ?? null,
      update: (_, { body }) => write(body),
      failed: showError,
    },
    SAVE_AFTER_MS,
  );
  open.set(key, writing);
  return writing;
}
