// Words that are copied out of a text are the analyst's own data, and are copied whatever people agreed to. Whoever is not to be
// quoted is said once, so that the words do not reach readers by oversight.
import { unquotedNote } from '#renderer/common/sources/unquoted.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** What was said of each source in this window. */
const said = new Map<string, string>();

/** Notes that words of a source were copied: says who of those heard there is not to be quoted, unless it was said before. */
export function noteCopied(sourceId: string): void {
  const note = unquotedNote(currentWords(), [sourceId]);
  if (note === null || said.get(sourceId) === note) return;
  said.set(sourceId, note);
  notify(note);
}
