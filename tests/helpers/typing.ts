// Types into a text as the editor saves it: word by word, every coding moved with its words.
import { moveSpan } from '#core/text/anchors.ts';
import { lines, type TestProject } from './project.ts';

/** Types words into a source from position `place` on; each word is a save of its own. */
export async function typeInto(
  { api }: Pick<TestProject, 'api'>,
  sourceId: string,
  words: readonly string[],
  place = 0,
): Promise<void> {
  let at = place;
  for (const word of words) {
    // One after the other: each save starts from the text that the previous one left.
    const { text, source, codings } = await api.sources.text({ id: sourceId });
    const edit = { start: at, removed: 0, inserted: word.length };
    const moved = codings.flatMap(({ id, start, end }) => {
      const span = start === null || end === null ? null : moveSpan({ start, end }, [edit]).span;
      return span ? [{ id, ...span }] : [];
    });
    await api.notes.save({
      sourceId,
      textHash: source.textHash,
      doc: lines(text.slice(0, at) + word + text.slice(at)),
      moved,
    });
    at += word.length;
  }
}
