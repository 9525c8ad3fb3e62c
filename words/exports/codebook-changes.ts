// The changes of a codebook in words, one line each.
import type { CodebookDocument } from '#core/exports/codebook-document.ts';
import type { CodePlace, LoggedChange } from '#core/exports/codebook-changes.ts';
import { dateInWords } from '../citation.ts';
import type { Words } from '../words.ts';
import type { Fact } from './codebook.ts';

/** How many names are given; the others are only counted. */
const MAX_NAMES = 8;

/** What happened to a code, or to several at once. */
export function changeInWords(change: LoggedChange, words: Words): string {
  const { t } = words;
  const list = (items: readonly string[]): string => items.join(t('exports:list.separator'));
  switch (change.what) {
    case 'created':
    case 'deleted': {
      const rest = change.names.length - MAX_NAMES;
      const names = list(change.names.slice(0, MAX_NAMES));
      return rest > 0
        ? t(`exports:codebook.change.${change.what}_more`, { names, count: rest })
        : t(`exports:codebook.change.${change.what}`, { names });
    }
    case 'renamed':
      return t('exports:codebook.change.renamed', { from: change.from, to: change.to });
    case 'redefined':
      return t('exports:codebook.change.redefined', {
        name: change.name,
        fields: list(change.fields.map((field) => t(`exports:field.${field}`))),
      });
    case 'moved':
      return t('exports:codebook.change.moved', {
        name: change.name,
        from: placeInWords(change.from, words),
        to: placeInWords(change.to, words),
      });
    case 'merged':
      return t('exports:codebook.change.merged', {
        name: change.name,
        into: change.into ?? t('exports:codebook.change.unknown'),
      });
    case 'retired':
    case 'restored':
    case 'theme':
    case 'no_theme':
      return t(`exports:codebook.change.${change.what}`, { name: change.name });
  }
}

function placeInWords(place: CodePlace, { t }: Words): string {
  if (place === 'top') return t('exports:codebook.change.top');
  return place.below ?? t('exports:codebook.change.unknown');
}

/**
 * The version of the codebook: how many changes its codes have had, and the date of the last; empty for a new codebook.
 */
export function versionFacts({ changes }: CodebookDocument, words: Words): Fact[] {
  const [last] = changes;
  if (!last) return [];
  const { t } = words;
  const text = t('exports:codebook.version', { count: changes.length, date: dateInWords(words, last.at) });
  return [{ label: t('exports:about.version'), text }];
}
