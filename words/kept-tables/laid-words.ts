// A list of words as a table of a paper: how often and how evenly, or for each group the words that mark it.
import type { CountedWords } from '#core/wordlist/counted-words.ts';
import type { LaidColumn, LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import { columnName } from '../column-name.ts';
import { languageName } from '../language-name.ts';
import { countInWords, decimalInWords } from '../numbers.ts';
import { reasonSentence } from '../reason-sentence.ts';
import { atSentenceStart } from '../sentences.ts';
import { wordListMethod } from '../wordlist-method.ts';
import type { Words } from '../words.ts';
import { decimalCell, plainCell } from './laid-counts.ts';

/** The list in words. */
export function laidWords(words: Words, counted: CountedWords): LaidTable {
  const { t } = words;
  const isCompared = counted.groups.length > 0;
  const language = languageName(words.language, counted.facts.language);
  return {
    caption: t(`kept_tables:caption.words${isCompared ? '_compared' : ''}`, { language }),
    rowHead: atSentenceStart(words, t('wordlists:column_word')),
    columns: isCompared ? marksColumns(words) : frequencyColumns(words),
    rows: isCompared ? marksRows(words, counted) : frequencyRows(words, counted),
    notes: [
      wordListMethod(words, counted.facts),
      ...(counted.more > 0 ? [t('kept_tables:more_words', { count: counted.more })] : []),
    ],
  };
}

function column(key: string, name: string, format: LaidColumn['format']): LaidColumn {
  return { key, name, note: '', align: 'end', under: null, format, shareOf: null };
}

function decimal(words: Words, value: number | null, digits: number) {
  return decimalCell(value === null ? null : decimalInWords(words, value, digits), value);
}

function frequencyColumns({ t }: Words): LaidColumn[] {
  return [
    column('count', t('wordlists:column_count'), 'count'),
    column('sources', t('wordlists:column_sources'), 'count'),
    column('rate', t('wordlists:column_rate'), 'decimal'),
    column('dispersion', t('wordlists:column_dispersion'), 'decimal'),
  ];
}

function frequencyRows(words: Words, { rows }: CountedWords): LaidRow[] {
  return rows.map(({ word, count, sources, per10000, dispersion }) => ({
    key: word,
    name: word,
    depth: 0,
    look: 'plain',
    cells: [
      plainCell(words, count),
      plainCell(words, sources),
      decimal(words, per10000, 1),
      decimal(words, dispersion, 2),
    ],
  }));
}

function marksColumns({ t }: Words): LaidColumn[] {
  return [
    column('sources', t('kept_tables:sources_here'), 'count'),
    column('sources of others', t('kept_tables:sources_elsewhere'), 'count'),
    column('rate', t('wordlists:column_rate'), 'decimal'),
    column('rate of others', t('wordlists:column_rate_others'), 'decimal'),
    column('log ratio', t('wordlists:column_log_ratio'), 'decimal'),
    column('bic', t('wordlists:column_bic'), 'decimal'),
  ];
}

function marksRows(words: Words, { rows, groups, total }: CountedWords): LaidRow[] {
  const { t } = words;
  const byWord = new Map(rows.map((row) => [row.word, row]));
  return groups.flatMap(({ key, meaning, marks, sources, words: own, reason }, group): LaidRow[] => {
    const sizes = { of: countInWords(words, sources), others: countInWords(words, total.sources - sources) };
    const name = atSentenceStart(words, columnName(words, meaning));
    const marking = marks.flatMap((word) => byWord.get(word) ?? []);
    const why = reason ? reasonSentence(words, reason) : t('wordlists:no_marks');
    return [
      {
        key,
        name: t(marking.length > 0 ? 'kept_tables:group' : 'wordlists:of_group', {
          group: name,
          why,
          ...sizes,
        }),
        depth: 0,
        look: 'heading',
        cells: [],
      },
      ...marking.map((row): LaidRow => {
        const here = row.groups[group]!;
        const others = total.words - own;
        return {
          key: `${key} ${row.word}`,
          name: row.word,
          depth: 1,
          look: 'plain',
          cells: [
            plainCell(words, here.sources),
            plainCell(words, row.sources - here.sources),
            decimal(words, here.per10000, 1),
            decimal(words, others === 0 ? null : ((row.count - here.count) * 10_000) / others, 1),
            decimal(words, here.logRatio, 2),
            decimal(words, here.bic, 1),
          ],
        };
      }),
    ];
  });
}
