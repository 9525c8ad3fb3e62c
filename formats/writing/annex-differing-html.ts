// Where coders differ, in an annex: code by code with its definition, each place with the versions of all coders side by
// side. It opens and closes without the script of the page.
import { countInWords } from '#words/numbers.ts';
import type { Words } from '#words/words.ts';
import { element, text } from './html-page.ts';

/** The words of a coding that are shown; `omitted` characters are left out before `tail`. */
export interface DifferingWords {
  readonly head: string;
  readonly tail: string | null;
  readonly omitted: number;
}

/** A code with the places in which its coders differ. */
export interface DifferingCode {
  readonly name: string;
  /** Paragraphs of its definition, each with its label; the label is empty for a definition. */
  readonly about: readonly { readonly label: string; readonly text: string }[];
  readonly places: readonly {
    readonly source: string;
    /** For each coder what they coded here; `words` is null for the whole source, and where none are shown. */
    readonly versions: readonly (readonly {
      /** Empty for the code itself. */
      readonly code: string;
      readonly words: DifferingWords | null;
    }[])[];
  }[];
}

/** The places of one table of agreement. */
export interface DifferingPart {
  /** All of them, those withheld among them. */
  readonly total: number;
  readonly withheld: number;
  readonly coders: readonly string[];
  readonly codes: readonly DifferingCode[];
}

/** The list under a table of agreement. */
export function annexDifferingHtml(words: Words, { total, withheld, coders, codes }: DifferingPart): string {
  const { t } = words;
  const listed = codes.reduce((sum, { places }) => sum + places.length, 0);
  const notes = [
    ...(withheld > 0 ? [t('annex:differing.withheld', { count: withheld })] : []),
    ...(listed + withheld < total ? [t('annex:differing.first', { count: listed })] : []),
  ];
  return element(
    'details',
    { class: 'differing' },
    element('summary', {}, text(t('annex:differing.title', { count: total }))),
    ...notes.map((note) => element('p', { class: 'note' }, text(note))),
    ...codes.map(({ name, about, places }) =>
      element(
        'article',
        {},
        element(
          'h3',
          {},
          text(name),
          element('small', {}, text(t('annex:differing.places', { count: places.length }))),
        ),
        ...about.map(({ label, text: said }) =>
          element('p', {}, label === '' ? '' : element('b', {}, text(`${label}: `)), text(said)),
        ),
        ...places.map((place) => placeHtml(words, coders, place)),
      ),
    ),
  );
}

function placeHtml(
  words: Words,
  coders: readonly string[],
  { source, versions }: DifferingCode['places'][number],
): string {
  const { t } = words;
  const who = versions.flatMap((codings, coder) => (codings.length > 0 ? [coders[coder] ?? ''] : []));
  return element(
    'details',
    {},
    element(
      'summary',
      {},
      text(source),
      element(
        'small',
        {},
        text(t('annex:differing.coded_by', { coders: who.join(t('exports:list.separator')) })),
      ),
    ),
    element(
      'div',
      { class: 'facing' },
      ...versions.map((codings, coder) =>
        element(
          'div',
          {},
          element('h4', {}, text(coders[coder] ?? '')),
          codings.length === 0 ? element('p', { class: 'quiet' }, text(t('annex:differing.nothing'))) : '',
          ...codings.map((coding) => codingHtml(words, coding)),
        ),
      ),
    ),
  );
}

function codingHtml(
  words: Words,
  { code, words: said }: DifferingCode['places'][number]['versions'][number][number],
): string {
  const named = code === '' ? '' : element('p', { class: 'quiet' }, text(code));
  if (said === null) return named + element('p', { class: 'quiet' }, text(words.t('annex:differing.coded')));
  const between =
    said.omitted === 0
      ? ''
      : element(
          'span',
          { class: 'cut' },
          text(words.t('annex:differing.cut', { characters: countInWords(words, said.omitted) })),
        );
  return named + element('blockquote', {}, text(said.head), between, text(said.tail ?? ''));
}
