// What an annex says in one language: its tables with their numbers, the codebook, and what was left out.
import { addressOf, apart } from '#core/annex/addresses.ts';
import type { PassageLength } from '#core/annex/excerpts.ts';
import type { Withheld } from '#core/annex/withheld.ts';
import { namedIn } from '#core/codes/code-names.ts';
import { pathOf } from '#core/codes/codebook.ts';
import type { Consent } from '#core/respondents/consent.ts';
import type { AnnexCode, AnnexEdition } from '#formats/writing/annex-html.ts';
import type { AnnexNumber, AnnexTable } from '#formats/writing/annex-table-html.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import type { JobContext } from '../context.ts';
import { differingInWords } from './differing.ts';
import type { HiddenNames } from './hidden-names.ts';
import { withNames } from './printed-names.ts';
import type { CountedTable, ItemOfAnnex } from './tables.ts';

/** An item with its name in addresses, and its label in each language. */
export interface LabelledItem extends ItemOfAnnex {
  readonly key: string;
  readonly label: (words: Words) => string;
}

/** What an annex is made of. */
export interface AnnexParts {
  readonly tables: readonly (CountedTable & { readonly item: LabelledItem })[];
  readonly leftOut: readonly LabelledItem[];
  readonly withheld: Withheld;
  readonly hidden: HiddenNames;
  readonly consent: Consent;
  /** Whether nobody is named. */
  readonly pseudonyms: boolean;
}

/** The edition of these words. `placeOf`: where a source stands among those listed. */
export function editionOf(
  context: JobContext,
  words: Words,
  { tables, leftOut, withheld, hidden, pseudonyms, consent }: AnnexParts,
  length: PassageLength,
  placeOf: (sourceId: string) => number,
): AnnexEdition {
  const { corpus } = context.counting;
  const { t } = words;
  let number = 0;
  const aboutOf = (codeId: string): AnnexCode['about'] => {
    const code = corpus.codebook.byId.get(codeId);
    if (!code) return [];
    const { shortDefinition, fullDefinition, whenToUse, whenNotToUse, definition2 } = code;
    return [
      ['', shortDefinition],
      ['', fullDefinition],
      [t('codebook:when_to_use'), whenToUse],
      [t('codebook:when_not_to_use'), whenNotToUse],
      ['', definition2],
    ].flatMap(([label = '', text = '']) => (text.trim() === '' ? [] : { label, text: hidden.written(text) }));
  };
  return {
    words,
    date: dateInWords(words, context.now().slice(0, 10)),
    tables: tables.map(({ item, cells, differing, inWords }): AnnexTable => {
      const { table: laid, base, sides } = inWords(words);
      const table = withNames(item, laid, hidden);
      const numbers = new Map<string, AnnexNumber[]>();
      for (const { rowKey, columnKey, side, withheld: held } of cells ?? []) {
        const at = JSON.stringify([rowKey, columnKey]);
        const found = numbers.get(at) ?? [];
        found.push({
          cell: number,
          isPartlyWithheld: held.units > 0 || held.passages > 0,
          side: side && {
            name: `${t('compare:column.passages')}, ${hidden.called(sides?.[side] ?? '')}`,
            address: side,
          },
        });
        numbers.set(at, found);
        number += 1;
      }
      let heading = '';
      return {
        key: item.key,
        label: item.label(words),
        base: hidden.written(base),
        table,
        rowAddresses: apart(
          table.rows.map(({ name, look }) => {
            const own = addressOf(name);
            if (look === 'heading') heading = own;
            return look === 'heading' || heading === '' ? own : `${heading}-${own}`;
          }),
        ),
        numbersAt: (row, column) => numbers.get(JSON.stringify([row, column])) ?? [],
        opens: cells !== null,
        differing:
          differing && differingInWords(context, words, differing, { hidden, length, aboutOf, placeOf }),
      };
    }),
    codes: corpus.codebook.inOrder.map((code): AnnexCode => {
      const { name, name2 } = namedIn(code, words.codebookLanguage);
      const { colour } = code;
      const depth = pathOf(corpus.codebook, code.id).length - 1;
      return {
        name: hidden.written(name),
        name2: hidden.written(name2 ?? ''),
        colour: colour % 12,
        depth,
        about: aboutOf(code.id),
      };
    }),
    leftOut: leftOutInWords(
      context,
      words,
      { tables, leftOut, withheld, hidden, pseudonyms, consent },
      length,
    ),
  };
}

function leftOutInWords(
  { counting: { corpus } }: JobContext,
  words: Words,
  { tables, leftOut, withheld, hidden, pseudonyms, consent }: AnnexParts,
  length: PassageLength,
): string[] {
  const { t } = words;
  const separator = t('exports:list.separator');
  const titles = leftOut.map(({ name }) => hidden.written(name)).join(separator);
  const closed = tables.filter(({ cells }) => cells === null).map(({ item }) => item.label(words));
  const shown = corpus.sourcesInOrder.filter(({ id }) => !withheld.sourceIds.has(id));
  const narrow = consent.narrowIn(shown.map(({ id }) => id));
  const lines = [
    ...withheld.parts.map((part) => {
      const count = part.sources;
      if (part.what === 'kind') return t(`annex:out.${part.kind}`, { count });
      if (part.what === 'respondents' || part.what === 'consent')
        return t(`annex:out.${part.what}`, {
          count: part.respondents,
          sources: t('annex:out.sources', { count: part.sources }),
        });
      if (part.classId === null) return t('annex:out.no_class', { count });
      const name = hidden.written(corpus.tables.class.get(part.classId)?.name ?? '');
      return t('annex:out.class', { count, name });
    }),
    ...(narrow.paraphrase > 0 ? [t('annex:out.paraphrase', { count: narrow.paraphrase })] : []),
    ...(narrow.counts > 0 ? [t('annex:out.counts', { count: narrow.counts })] : []),
    ...(pseudonyms ? [t('annex:out.pseudonyms')] : []),
    ...(!pseudonyms && withheld.respondentIds.size > 0 ? [t('annex:out.silent')] : []),
    ...(length === 'none' ? [t('annex:out.none')] : []),
    ...(typeof length === 'number' ? [t('annex:out.cut', { count: length })] : []),
    ...(titles === '' ? [] : [t('annex:out.tables', { titles })]),
  ];
  return [
    ...(lines.length === 0 && closed.length < tables.length ? [t('annex:out.nothing')] : lines),
    ...(closed.length === 0 ? [] : [t('annex:out.closed', { tables: closed.join(separator) })]),
  ];
}
