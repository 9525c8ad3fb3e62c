// The bytes of an annex: its tables in every language, and the passages that they open.
import { addressOf, apart } from '#core/annex/addresses.ts';
import { annexContents } from '#core/annex/contents.ts';
import type { PassageLength } from '#core/annex/excerpts.ts';
import { indexBytes, passageFlags, textBlocks } from '#core/annex/index-bytes.ts';
import type { Withheld } from '#core/annex/withheld.ts';
import { namedIn } from '#core/codes/code-names.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import type { AnnexData, SourceData, TableData } from '#formats/annex-page/data.ts';
import { pageWords, writeAnnexHtml } from '#formats/writing/annex-html.ts';
import type { AnnexTable } from '#formats/writing/annex-table-html.ts';
import { languages, type Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import { inSlices } from '../../engines/in-slices.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import { editionOf, type AnnexParts } from './edition.ts';
import type { HiddenNames } from './hidden-names.ts';

/** The file with passages of this length, and all its words, in which names are to be looked for. */
export async function annexFile(context: JobContext, parts: AnnexParts, length: PassageLength) {
  const { counting, db } = context;
  const { tables, withheld, hidden, pseudonyms } = parts;
  const { corpus, codings } = counting;
  const listed = listedSources(corpus.sourcesInOrder, withheld, hidden);
  const byId = new Map(listed.map((source) => [source.id, source]));
  const places = new Map(listed.map(({ id }, place) => [id, place]));
  const asked = {
    codings,
    cells: tables.flatMap(({ cells }) => (cells ?? []).map(({ rows }) => rows)),
    sourceIds: listed.map(({ id }) => id),
    length,
    read: (id: string, spans: readonly Span[]) => hidden.read(byId.get(id)!, spans),
  };
  const contents = await inSlices(counting, context.signal, () => annexContents(asked));
  const own = context.words().language;
  const inOrder = [own, ...languages.filter((language) => language !== own)].map((language) =>
    context.words(language),
  );
  const placeOf = (id: string): number => places.get(id) ?? listed.length;
  const editions = inOrder.map((words) => editionOf(context, words, parts, length, placeOf));
  const blocks = textBlocks(contents.sources);
  const shown = contents.sources.map(({ id }) => byId.get(id)!);
  const data: AnnexData = {
    languages: inOrder.map(({ language }) => language),
    words: Object.fromEntries(inOrder.map((words) => [words.language, pageWords(words)])),
    blocks: blocks.map(({ first }) => first),
    tables: tables.map((_, place) =>
      tableData(editions.map((edition) => [edition.words, edition.tables[place]!])),
    ),
    cells: tables.flatMap(({ cells }) =>
      (cells ?? []).map(
        (cell) => [cell.unit, cell.count, cell.withheld.units, cell.withheld.passages] as const,
      ),
    ),
    codes: contents.codeIds.map((id) => codeData(corpus.codebook.byId.get(id), inOrder, hidden)),
    flags: passageFlags,
    ...sourcesData(context, shown, { hidden, inOrder, isDated: !pseudonyms }),
  };
  const { name, description, notice } = projectRow(db);
  const about = {
    project: hidden.written(name),
    description: hidden.written(description),
    notice: notice === null ? null : hidden.written(notice),
  };
  const bytes = await writeAnnexHtml({
    ...about,
    program: PROGRAM,
    editions,
    data,
    index: indexBytes(contents),
    blocks,
  });
  const words = {
    sources: contents.sources.map(({ text }, place) => ({ name: data.sources[place]!.name, text })),
    own: JSON.stringify([about, editions.map(({ codes }) => codes)]),
    others: JSON.stringify([
      about,
      data,
      editions.map(({ tables: laid, codes, leftOut }) => [
        laid.map(({ table, base, differing }) => [table, base, differing]),
        codes,
        leftOut,
      ]),
    ]),
  };
  return { bytes, contents, length, words };
}

/** Documents in the order of lists; interviews by their names, since their own order would tell when they took place. */
function listedSources(
  sources: readonly SourceRecord[],
  { sourceIds }: Withheld,
  { nameOf }: HiddenNames,
): SourceRecord[] {
  const shown = sources.filter(({ id }) => !sourceIds.has(id));
  const interviews = shown.filter(({ kind }) => kind === 'interview');
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return [
    ...shown.filter(({ kind }) => kind === 'document'),
    ...interviews.sort((a, b) => byName(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : 1)),
  ];
}

function sourcesData(
  { counting: { corpus } }: JobContext,
  shown: readonly SourceRecord[],
  {
    hidden,
    inOrder,
    isDated,
  }: { readonly hidden: HiddenNames; readonly inOrder: readonly Words[]; readonly isDated: boolean },
): Pick<AnnexData, 'sources' | 'classes' | 'people'> {
  const classes = [...new Set(shown.flatMap(({ classId }) => classId ?? []))];
  const heard = new Set(
    shown.flatMap(({ id }) => corpus.respondentsOf.get(id)?.map((person) => person.id) ?? []),
  );
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  const people = hidden.people.filter(({ id }) => heard.has(id)).sort((a, b) => byName(a.name, b.name));
  const numberOf = new Map(people.map(({ id }, number) => [id, number]));
  return {
    classes: classes.map((id) => {
      const name = hidden.written(corpus.tables.class.get(id)?.name ?? '');
      return Object.fromEntries(inOrder.map(({ language }) => [language, name]));
    }),
    people: people.map(({ name }) => name),
    sources: shown.map((source): SourceData => {
      const isInterview = source.kind === 'interview';
      return {
        name: hidden.nameOf(source),
        // With the date of an interview, somebody may tell who was asked.
        date: isInterview && !isDated ? '' : (source.date ?? ''),
        language: source.language ?? '',
        class: source.classId === null ? -1 : classes.indexOf(source.classId),
        people: (corpus.respondentsOf.get(source.id) ?? []).flatMap(({ id }) => numberOf.get(id) ?? []),
      };
    }),
  };
}

function codeData(
  code: { readonly name: string; readonly name2: string | null; readonly colour: number } | undefined,
  inOrder: readonly Words[],
  { written }: HiddenNames,
): AnnexData['codes'][number] {
  const names = inOrder.map((words) => [
    words.language,
    code ? written(namedIn(code, words.codebookLanguage).name) : '',
  ]);
  return { names: Object.fromEntries(names) as Record<string, string>, colour: (code?.colour ?? 0) % 12 };
}

/** What the columns of a table are called in each language; addresses are those of the first. */
function tableData(editions: readonly (readonly [Words, AnnexTable])[]): TableData {
  const [, { table }] = editions[0]!;
  const nameOf = ({ columns }: AnnexTable['table'], place: number): string => {
    const column = columns[place];
    if (!column) return '';
    // Under a head, a count is called after it, and what stands beside it has a name of its own, too.
    if (column.under === null) return column.name;
    return column.name === 'n' ? column.under.name : `${column.under.name}, ${column.name}`;
  };
  return {
    columns: table.columns.map((_, place) =>
      Object.fromEntries(editions.map(([{ language }, own]) => [language, nameOf(own.table, place)])),
    ),
    addresses: apart(table.columns.map((_, place) => addressOf(nameOf(table, place)))),
  };
}
