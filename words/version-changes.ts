// What changed in the codebook between two versions, in words: one line for each change.
import type { CodeChange } from '#core/versions/compare.ts';
import type { ComparedMoments, ThemeThenNow, ToldChange } from '#core/versions/compared.ts';
import { countInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** The kinds of changes that make codes more or fewer. */
const counted = ['added', 'split', 'merged', 'removed'] as const;

/** How many codes there were and are, and why: “24 codes, then 25 codes: 2 added, 1 split off, 1 merged, 1 removed”. */
export function sumInWords(
  words: Words,
  { before, after, changes }: Pick<ComparedMoments, 'before' | 'after' | 'changes'>,
): string {
  const { t } = words;
  const parts = counted.flatMap((kind) => {
    const count = changes.filter(({ change }) => change.kind === kind).length;
    return count === 0 ? [] : [t(`versions:sum_of.${kind}`, { number: countInWords(words, count) })];
  });
  const codes = (count: number): string => t('versions:codes', { count });
  if (parts.length === 0) return t('versions:sum_as_before', { codes: codes(after) });
  return t('versions:sum_then', {
    before: codes(before),
    after: codes(after),
    what: parts.join(t('exports:list.separator')),
  });
}

/** What changed of the code; `nameOf` names the codes that the change refers to, null is the top of the tree. */
export function changeInWords(
  words: Words,
  { change, splits, merge }: ToldChange,
  nameOf: (codeId: string) => string,
): string {
  const { t } = words;
  const number = (count: number): string => countInWords(words, count);
  switch (change.kind) {
    case 'added':
      return change.code.shortDefinition || change.code.fullDefinition || t('versions:no_definition');
    case 'split':
      return splits
        .map(({ fromId, base, took, stayed, both }) =>
          t('versions:split_from', {
            code: nameOf(fromId),
            base: number(base),
            took: number(took),
            stayed: number(stayed),
            both: number(both),
          }),
        )
        .join(t('exports:list.separator'));
    case 'merged':
      return t('versions:merged_into', {
        code: nameOf(change.intoId),
        base: number(merge?.base ?? 0),
        united: number(merge?.united ?? 0),
      });
    case 'removed':
      return '';
    case 'renamed':
    case 'redefined':
      return change.texts
        .map(({ from, to }) =>
          t('versions:text_from_to', {
            from: from || t('versions:nothing'),
            to: to || t('versions:nothing'),
          }),
        )
        .join(t('exports:list.separator'));
    case 'moved':
      return movedInWords(words, change, nameOf);
  }
}

function movedInWords(
  { t }: Words,
  { parent: [from, to], left, joined, isTheme }: Extract<CodeChange, { kind: 'moved' }>,
  nameOf: (codeId: string) => string,
): string {
  const list = (ids: readonly string[]): string => ids.map(nameOf).join(t('exports:list.separator'));
  const parts: string[] = [];
  if (from !== to && from !== null && to !== null)
    parts.push(t('versions:moved_from_to', { from: nameOf(from), to: nameOf(to) }));
  else if (from !== to && from !== null) parts.push(t('versions:moved_to_top', { from: nameOf(from) }));
  else if (from !== to && to !== null) parts.push(t('versions:moved_from_top', { to: nameOf(to) }));
  if (left.length > 0) parts.push(t('versions:moved_left', { themes: list(left) }));
  if (joined.length > 0) parts.push(t('versions:moved_joined', { themes: list(joined) }));
  if (isTheme !== null) parts.push(t(isTheme ? 'versions:became_theme' : 'versions:no_theme'));
  return parts.join(t('exports:list.separator'));
}

/** A theme's count of sources before and after: “connector: 31 of 54 sources → 36 of 56 sources”. */
export function themeInWords(words: Words, { name, before, after }: ThemeThenNow): string {
  const { t } = words;
  const count = (sources: ThemeThenNow['before']): string =>
    sources === null
      ? t('versions:nothing')
      : t('versions:theme_count', {
          number: countInWords(words, sources[0]),
          of: countInWords(words, sources[1]),
        });
  return t('versions:theme_counts', { theme: name, before: count(before), after: count(after) });
}

/** “7 of 48”; a dash where nothing was coded then, and no percentage, since the numbers are small. */
export function driftInWords(
  words: Words,
  drift: { readonly base: number; readonly changed: number } | undefined,
): string {
  if (!drift || drift.base === 0) return words.t('versions:nothing');
  return words.t('versions:of', {
    changed: countInWords(words, drift.changed),
    base: countInWords(words, drift.base),
  });
}
