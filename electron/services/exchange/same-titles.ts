// Sources of a file that are called as sources here and are others: they come in beside them, and whoever looks for one
// finds two.
import type { Remark } from '#core/refi/incoming.ts';
import type { Settlement } from '#core/settling/settlement.ts';

/** So many titles stand in the sentence. */
const NAMED = 3;

/** Which these are; nothing where the file is new here as a whole. */
export function sameTitles(
  { added, onlyHere }: Pick<Settlement, 'added' | 'onlyHere'>,
  isKnown: boolean,
): Remark[] {
  if (!isKnown) return [];
  const here = new Set((onlyHere.get('source') ?? []).map(({ title }) => title));
  const items = (added.get('source') ?? []).flatMap(({ title }) =>
    typeof title === 'string' && here.has(title) ? [title] : [],
  );
  if (items.length === 0) return [];
  const titles = items.slice(0, NAMED).map((title) => `“${title}”`);
  return [
    { key: 'exchange:same_titles', parameters: { count: items.length, titles: titles.join(' · ') }, items },
  ];
}
