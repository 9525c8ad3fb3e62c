// Relations as a table of a paper: one row for each pair that meets, those set apart by definition below.
import { namedIn } from '#core/codes/code-names.ts';
import { PATH_SEPARATOR, pathOf, type Codebook } from '#core/codes/codebook.ts';
import type { LaidColumn, LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Relation, Relations } from '#core/relations/relations.ts';
import { relationsMethod } from '../relations-method.ts';
import { coefficientInWords } from '../coefficient.ts';
import type { Words } from '../words.ts';
import { decimalCell, plainCell, reasonNotes } from './laid-counts.ts';

/** The relations in words, the closest pairs first; those of two kinds of sources one below the other. */
export function laidRelations(
  words: Words,
  all: readonly [Relations, ...Relations[]],
  codebook: Codebook,
): LaidTable {
  const { t } = words;
  const { facts } = all[0];
  const isByPassages = facts.by === 'overlap' || facts.by === 'within';
  const isOfBase = facts.by === 'source' || facts.by === 'respondent';
  const column = (key: string, name: string, format: LaidColumn['format'] = 'count'): LaidColumn => ({
    key,
    name,
    note: '',
    align: 'end',
    under: null,
    format,
    shareOf: null,
  });
  const pairs = all.flatMap(({ relations }) => relations);
  const name = namesIn(words, codebook, new Set(pairs.flatMap(({ a, b }) => [a, b])));
  const each = all.map((relations) => rowsOf(words, relations, name));
  const kindOf = (place: number): string => {
    const { kind } = all[place]!.facts.scope;
    return all.length > 1 && kind !== null ? t(`relations:kinds.${kind}`) : '';
  };
  return {
    caption: t(`kept_tables:caption.relations.${facts.by}`, { count: facts.paragraphs }),
    rowHead: t('kept_tables:pair'),
    columns: [
      column('a', t('command_line:relations_a')),
      column('b', t('command_line:relations_b')),
      ...(isByPassages
        ? [
            column('a with b', t('command_line:relations_a_meeting_b')),
            column('b with a', t('command_line:relations_b_meeting_a')),
          ]
        : []),
      column('both', t('command_line:relations_both')),
      column('either', t(isByPassages ? 'command_line:relations_places' : 'command_line:relations_either')),
      ...(isOfBase ? [column('neither', t('command_line:relations_neither')), column('of', 'N')] : []),
      column('c', 'c', 'decimal'),
      ...(isByPassages ? [column('jaccard', 'J', 'decimal')] : []),
    ],
    rows: each.flatMap(({ rows }, place) => {
      const kind = kindOf(place);
      return kind === '' ? rows : [heading(kind, kind), ...rows.map((row) => under(row, kind))];
    }),
    notes: [
      ...all.flatMap(({ facts: own }, place) => [
        relationsMethod(words, own),
        ...(each[place]!.unmet > 0 ? [t('kept_tables:never_meet', { count: each[place]!.unmet })] : []),
      ]),
      ...reasonNotes(
        words,
        pairs.filter(({ c }) => c === null).map(({ reason }) => ({ count: null, reason })),
        false,
      ),
    ],
  };
}

/** The rows of one kind of sources, and how many pairs are left out since they never meet. */
function rowsOf(
  words: Words,
  { relations, facts, of }: Relations,
  name: (id: string) => string,
): { readonly rows: readonly LaidRow[]; readonly unmet: number } {
  const isByPassages = facts.by === 'overlap' || facts.by === 'within';
  const isOfBase = facts.by === 'source' || facts.by === 'respondent';
  const row = (pair: Relation): LaidRow => ({
    key: `${pair.a} ${pair.b}`,
    name: `${name(pair.a)} · ${name(pair.b)}`,
    depth: 0,
    look: 'plain',
    cells: [
      plainCell(words, pair.nA),
      plainCell(words, pair.nB),
      ...(isByPassages ? [plainCell(words, pair.aMeetingB), plainCell(words, pair.bMeetingA)] : []),
      plainCell(words, pair.both),
      plainCell(words, pair.either),
      ...(isOfBase ? [plainCell(words, pair.neither), plainCell(words, of)] : []),
      coefficient(words, pair.c),
      ...(isByPassages ? [coefficient(words, pair.jaccard)] : []),
    ],
  });
  const ordered = relations.toSorted((one, other) => (other.c ?? -1) - (one.c ?? -1));
  const apart = ordered.filter(({ isInside }) => isInside);
  const beside = ordered.filter(({ isInside }) => !isInside);
  // Most pairs of a large codebook never meet; if none does, that is the finding.
  const met = beside.filter(({ both }) => both !== 0);
  const listed = met.length > 0 ? met : beside;
  return {
    rows: [
      ...listed.map(row),
      ...(apart.length === 0 ? [] : [heading('apart', words.t('kept_tables:apart')), ...apart.map(row)]),
    ],
    unmet: beside.length - listed.length,
  };
}

function heading(key: string, name: string): LaidRow {
  return { key, name, depth: 0, look: 'heading', cells: [] };
}

/** The row of a kind, with a key of its own. */
function under(row: LaidRow, kind: string): LaidRow {
  return { ...row, key: `${kind} ${row.key}` };
}

/** The name of a code, or its path where another of these codes has the name too. */
function namesIn(
  { codebookLanguage }: Words,
  codebook: Codebook,
  ids: ReadonlySet<string>,
): (id: string) => string {
  const nameOf = (id: string): string => {
    const code = codebook.byId.get(id);
    return code ? namedIn(code, codebookLanguage).name : '';
  };
  const counts = Map.groupBy(ids, nameOf);
  return (id) => {
    const name = nameOf(id);
    return (counts.get(name)?.length ?? 0) > 1 ? pathOf(codebook, id).join(PATH_SEPARATOR) : name;
  };
}

function coefficient(words: Words, value: number | null) {
  return decimalCell(value === null ? null : coefficientInWords(words, value), value);
}
