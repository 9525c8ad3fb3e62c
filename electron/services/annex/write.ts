// Puts an evidence annex together: the tables, the passages that they open, the codebook, and what was left out.
import { addressOf, apart } from '#core/annex/addresses.ts';
import { annexContents } from '#core/annex/contents.ts';
import type { PassageLength } from '#core/annex/excerpts.ts';
import { indexBytes, passageFlags, textBlocks } from '#core/annex/index-bytes.ts';
import { withheldFrom, type Withheld, type Withholding } from '#core/annex/withheld.ts';
import { withTexts } from '#core/annex/with-texts.ts';
import { namedIn } from '#core/codes/code-names.ts';
import { pathOf } from '#core/codes/codebook.ts';
import { AppError } from '#core/errors.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import type { AnnexData, SourceData, TableData } from '#formats/annex-page/data.ts';
import { pageWords, writeAnnexHtml, type AnnexCode, type AnnexEdition } from '#formats/writing/annex-html.ts';
import type { AnnexNumber, AnnexTable } from '#formats/writing/annex-table-html.ts';
import { dateInWords } from '#words/citation.ts';
import { languages, type Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import { inSlices } from '../../engines/in-slices.ts';
import type { JobContext } from '../context.ts';
import { projectRow } from '../project.ts';
import { ownWords } from '../replication/study-names.ts';
import type { FilePlaces } from '../replication/write.ts';
import { hiddenNames, type HiddenNames } from './hidden-names.ts';
import { countedTables, KINDS_WITH_WORDS, type CountedTable, type ItemOfAnnex } from './tables.ts';

/** An item with its name in addresses, and its label in each language. */
export interface LabelledItem extends ItemOfAnnex {
  readonly key: string;
  readonly label: (words: Words) => string;
}

export interface AnnexChoice {
  readonly pseudonyms: boolean;
  readonly without: Withholding;
  /** Undefined: whole, unless the file would be larger than most mailers take. */
  readonly passages: PassageLength | undefined;
}

/** What was written, and what somebody should look at before giving it away. */
export interface WrittenAnnex {
  readonly bytes: number;
  readonly tables: number;
  /** How many numbers open passages. */
  readonly numbers: number;
  readonly sources: number;
  readonly passages: number;
  readonly length: PassageLength;
  /** How many sources are left out. */
  readonly withheld: number;
  /** Titles of items that are left out because they hold words of the study. */
  readonly leftOut: readonly string[];
  /** Where parts of names remain: the name of a source, or an empty name for the tables and the codebook. */
  readonly parts: readonly FilePlaces[];
  readonly short: readonly string[];
  readonly ordinary: readonly string[];
}

/** A larger file cannot be sent by mail. */
const MAX_BYTES = 20_000_000;
/** How long passages are in a file that would be too large, in characters. */
const SHORTENED = 240;

/**
 * The annex as bytes, with what is to be told of it. Throws `conflict` if a number is not what is shown and what is
 * withheld, and if the study changes meanwhile: the words are those of the moment when this begins.
 */
export async function makeAnnex(context: JobContext, all: readonly LabelledItem[], choice: AnnexChoice) {
  const { counting } = context;
  counting.load();
  const { changes } = counting;
  const expectUnchanged = (): void => {
    if (counting.changes !== changes) throw new AppError('conflict', 'errors:annex_changed');
  };
  const made = await makeAtOnce(context, all, choice).catch((error: unknown) => {
    // A number that differs is then a consequence of that.
    expectUnchanged();
    throw error;
  });
  expectUnchanged();
  return made;
}

async function makeAtOnce(context: JobContext, all: readonly LabelledItem[], choice: AnnexChoice) {
  const { db, counting } = context;
  const withheld = withheldFrom(counting.corpus, choice.without);
  const hidden = hiddenNames(db, choice.pseudonyms, withheld);
  const isOpen = hidden.left === null;
  const items = all.filter(({ kind }) => isOpen || !KINDS_WITH_WORDS.has(kind));
  const leftOut = all.filter((item) => !items.includes(item));
  const { tables, problems } = await countedTables(context, items, withheld.sourceIds);
  const made = (length: PassageLength) =>
    fileOf(context, { tables, leftOut, withheld, hidden, choice }, length);
  let file = await made(choice.passages ?? 'whole');
  if (choice.passages === undefined && file.bytes.length > MAX_BYTES) file = await made(SHORTENED);
  const { bytes, contents, length, words } = file;
  const written: WrittenAnnex = {
    bytes: bytes.length,
    tables: tables.length,
    numbers: contents.cells.length,
    sources: contents.sources.length,
    passages: contents.sources.reduce((sum, { passages }) => sum + passages.length, 0),
    length,
    withheld: withheld.sourceIds.size,
    leftOut: leftOut.map(({ name }) => name),
    parts: partsLeft(hidden, words),
    short: hidden.short,
    ordinary: hidden.ordinary,
  };
  return { bytes, written, problems };
}

interface Parts {
  readonly tables: readonly (CountedTable & { readonly item: LabelledItem })[];
  readonly leftOut: readonly LabelledItem[];
  readonly withheld: Withheld;
  readonly hidden: HiddenNames;
  readonly choice: AnnexChoice;
}

async function fileOf(context: JobContext, parts: Parts, length: PassageLength) {
  const { counting, db } = context;
  const { tables, withheld, hidden, choice } = parts;
  const { corpus, codings } = counting;
  const listed = listedSources(corpus.sourcesInOrder, withheld, hidden);
  const byId = new Map(listed.map((source) => [source.id, source]));
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
  const editions = inOrder.map((words) => editionOf(context, words, parts, length));
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
    ...sourcesData(context, shown, { hidden, inOrder, isDated: !choice.pseudonyms }),
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
    others: JSON.stringify([
      about,
      data,
      editions.map(({ tables: laid, codes, leftOut }) => [
        laid.map(({ table, base }) => [table, base]),
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

function editionOf(
  context: JobContext,
  words: Words,
  { tables, leftOut, withheld, hidden, choice }: Parts,
  length: PassageLength,
): AnnexEdition {
  const { corpus } = context.counting;
  const { t } = words;
  let number = 0;
  return {
    words,
    date: dateInWords(words, context.now().slice(0, 10)),
    tables: tables.map(({ item, cells, inWords }): AnnexTable => {
      const { table: laid, base, sides } = inWords(words);
      const table = withTexts(laid, hidden);
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
      };
    }),
    codes: corpus.codebook.inOrder.map((code): AnnexCode => {
      const { name, name2 } = namedIn(code, words.codebookLanguage);
      const { shortDefinition, fullDefinition, whenToUse, whenNotToUse, definition2, colour } = code;
      const about = [
        ['', shortDefinition],
        ['', fullDefinition],
        [t('codebook:when_to_use'), whenToUse],
        [t('codebook:when_not_to_use'), whenNotToUse],
        ['', definition2],
      ].flatMap(([label = '', text = '']) =>
        text.trim() === '' ? [] : { label, text: hidden.written(text) },
      );
      const depth = pathOf(corpus.codebook, code.id).length - 1;
      return {
        name: hidden.written(name),
        name2: hidden.written(name2 ?? ''),
        colour: colour % 12,
        depth,
        about,
      };
    }),
    leftOut: leftOutInWords(context, words, { leftOut, withheld, hidden, choice }, length),
  };
}

function leftOutInWords(
  { counting: { corpus } }: JobContext,
  { t }: Words,
  { leftOut, withheld, hidden, choice }: Omit<Parts, 'tables'>,
  length: PassageLength,
): string[] {
  const titles = leftOut.map(({ name }) => hidden.written(name)).join(t('exports:list.separator'));
  const lines = [
    ...withheld.parts.map((part) => {
      const count = part.sources;
      if (part.what === 'kind') return t(`annex:out.${part.kind}`, { count });
      if (part.classId === null) return t('annex:out.no_class', { count });
      const name = hidden.written(corpus.tables.class.get(part.classId)?.name ?? '');
      return t('annex:out.class', { count, name });
    }),
    ...(choice.pseudonyms ? [t('annex:out.pseudonyms')] : []),
    ...(!choice.pseudonyms && withheld.respondentIds.size > 0 ? [t('annex:out.silent')] : []),
    ...(length === 'none' ? [t('annex:out.none')] : []),
    ...(typeof length === 'number' ? [t('annex:out.cut', { count: length })] : []),
    ...(titles === '' ? [] : [t('annex:out.tables', { titles })]),
  ];
  return lines.length === 0 ? [t('annex:out.nothing')] : lines;
}

/** Where parts of names remain, by source; an empty name stands for everything that is no text of a source. */
function partsLeft(
  { left }: HiddenNames,
  {
    sources,
    others,
  }: {
    readonly sources: readonly { readonly name: string; readonly text: string }[];
    readonly others: string;
  },
): FilePlaces[] {
  if (!left) return [];
  const found = [
    { file: '', places: left.count(others, ownWords()) },
    ...sources.map(({ name, text }) => ({ file: name, places: left.count(text) })),
  ];
  return found.filter(({ places }) => places > 0);
}
