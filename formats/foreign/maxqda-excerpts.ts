// Reads what a MAXQDA file still tells of its encrypted documents: the beginning of each coded passage, up to 63
// characters, with its code, coder and place. Each document becomes a source of such excerpts, one on each line, under
// the document's name.
import type { Remark } from '#core/refi/incoming.ts';
import type { Words } from '#words/words.ts';
import { integer, text, type Row } from './database.ts';
import { orphans } from './opening.ts';
import type { ForeignPassage, ForeignSource, ForeignWholeCoding } from './foreign-project.ts';

/** How many characters of a passage MAXQDA stores. */
const EXCERPT_CHARACTERS = 63;

export interface MaxqdaRows {
  readonly texts: readonly Row[];
  readonly codings: readonly Row[];
  readonly codes: readonly Row[];
}

export interface Excerpts {
  readonly sources: readonly ForeignSource[];
  /** The text of each source, by its key. */
  readonly texts: ReadonlyMap<string, string>;
  readonly coders: readonly string[];
  readonly remarks: readonly Remark[];
  /** How many passages have words. */
  readonly count: number;
}

/** `keyOf` makes a key of the kind of a thing and its number in the file. */
export function excerptsOf(
  { texts, codings, codes }: MaxqdaRows,
  keyOf: (what: string, id: number | null) => string,
  { t }: Words,
): Excerpts {
  const known = new Set(codes.map((row) => integer(row, 'ID')));
  const documents = new Set(texts.map((row) => integer(row, 'ID')));
  const isWhole = (row: Row): boolean =>
    documents.has(integer(row, 'TextID')) && known.has(integer(row, 'WordID'));
  const lost = codings.filter((row) => !isWhole(row)).map((row) => text(row, 'Preview') ?? '');
  const codingsOf = Map.groupBy(codings.filter(isWhole), (row) => integer(row, 'TextID'));
  const written = new Map<string, string>();
  let [count, cut, wordless] = [0, 0, 0];
  const sources = texts.map((row): ForeignSource => {
    const id = integer(row, 'ID');
    const key = keyOf('document', id);
    const lines: string[] = [];
    const passages: ForeignPassage[] = [];
    const wholes: ForeignWholeCoding[] = [];
    let length = 0;
    for (const there of inPlaces(codingsOf.get(id) ?? [])) {
      const words = text(there[0], 'Preview') ?? '';
      const isCut = Array.from(words).length >= EXCERPT_CHARACTERS && widthOf(there[0]) !== words.length;
      const [start, end] = [length, length + words.length];
      if (words.trim() !== '') {
        lines.push(isCut ? `${words}…` : words);
        length = end + (isCut ? 2 : 1);
        count += 1;
        if (isCut) cut += 1;
      } else wordless += there.length;
      for (const coding of there) {
        const made = { key: keyOf('coding', integer(coding, 'ID')), ...stampOf(coding) };
        const code = keyOf('code', integer(coding, 'WordID'));
        if (words.trim() === '') wholes.push({ ...made, code });
        else passages.push({ ...made, words, start, end, memo: null, codes: [code] });
      }
    }
    written.set(key, lines.join('\n'));
    const name = text(row, 'Name') ?? '';
    return {
      key,
      name: t('exchange:excerpts_title', { name }),
      description: null,
      isPdf: false,
      passages,
      wholes,
      values: [],
      ...stampOf(row),
    };
  });
  return {
    sources,
    texts: written,
    coders: [...new Set([...texts, ...codings].flatMap((row) => stampOf(row).by ?? []))],
    remarks: [
      ...(cut === 0 ? [] : [{ key: 'exchange:excerpts_cut', parameters: { count: cut } }]),
      ...(wordless === 0 ? [] : [{ key: 'exchange:excerpts_wordless', parameters: { count: wordless } }]),
      ...orphans('codings', lost),
    ],
    count,
  };
}

/** The codings grouped by place, in the order of places. */
function inPlaces(codings: readonly Row[]): (readonly [Row, ...Row[]])[] {
  const placeOf = (row: Row): string =>
    `${integer(row, 'SegPos1X')} ${integer(row, 'SegPos2X')} ${text(row, 'Preview')}`;
  const places = [...Map.groupBy(codings, placeOf).values()] as unknown as (readonly [Row, ...Row[]])[];
  const of = (row: Row, column: string): number => integer(row, column) ?? Number.MAX_SAFE_INTEGER;
  return places.sort(
    ([a], [b]) =>
      of(a, 'SegPos1X') - of(b, 'SegPos1X') ||
      of(b, 'SegPos2X') - of(a, 'SegPos2X') ||
      of(a, 'ID') - of(b, 'ID'),
  );
}

/** How many characters the whole passage has, if the file tells. */
function widthOf(row: Row): number | null {
  const [start, end] = [integer(row, 'SegPos1X'), integer(row, 'SegPos2X')];
  return start === null || end === null ? null : end - start;
}

function stampOf(row: Row): { readonly by: string | null; readonly at: string | null } {
  const by = text(row, 'Author') ?? text(row, 'LastChgUser');
  const at = text(row, 'LastChgDate');
  // The first day of Windows dates stands for no date.
  return { by: by?.trim() ? by : null, at: at?.startsWith('1899') ? null : at };
}
