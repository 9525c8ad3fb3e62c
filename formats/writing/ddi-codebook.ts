// A study as DDI-Codebook 2.5, which archives of social science read: citation, what it is about, how it was made.
// Elements stand in the order that the scheme demands. https://ddialliance.org/Specification/DDI-Codebook/2.5/
import type { StudyMetadata } from '#core/replication/study-metadata.ts';
import { attributes, contentText } from './markup.ts';

/** Sentences that stand in the record. */
export interface DdiWords {
  readonly language: string;
  /** What the sources are: “63 documents”, “19 interviews”. */
  readonly kinds: readonly string[];
  /** What is counted: sources, and people where there are any. */
  readonly unit: string;
  /** How samples were drawn, one a sentence; none where all was read. */
  readonly sampling: readonly string[];
  /** How it was coded and counted, in sentences; empty for a study without any. */
  readonly methods: string;
  readonly program: string;
}

interface Element {
  readonly name: string;
  readonly its: Readonly<Record<string, string>>;
  readonly content: string | readonly Element[];
}

function element(
  name: string,
  content: string | readonly (Element | null)[],
  its: Readonly<Record<string, string>> = {},
): Element | null {
  const inner = typeof content === 'string' ? content : content.filter((each) => each !== null);
  return inner.length === 0 ? null : { name, its, content: inner };
}

function written({ name, its, content }: Element, indent: string): string {
  const start = `${indent}<${name}${attributes(its)}>`;
  if (typeof content === 'string') return `${start}${contentText(content)}</${name}>`;
  return [start, ...content.map((each) => written(each, `${indent}  `)), `${indent}</${name}>`].join('\n');
}

/** The record as XML, ending with a line end. Elements without content are left out. */
export function ddiCodebookXml(study: StudyMetadata, words: DdiWords): string {
  const { title, description, notice, creators, date, collected, languages, themes } = study;
  const citation = element('citation', [
    element('titlStmt', [element('titl', title, { 'xml:lang': words.language })]),
    element(
      'rspStmt',
      creators.map((name) => element('AuthEnty', name)),
    ),
    element('prodStmt', [element('prodDate', date, { date }), element('software', words.program)]),
  ]);
  const about = element('stdyInfo', [
    element(
      'subject',
      themes.map((theme) => element('keyword', theme)),
    ),
    element('abstract', description),
    element('sumDscr', [
      ...collected.flatMap(({ from, to }) => [
        element('collDate', from, { date: from, event: 'start' }),
        element('collDate', to, { date: to, event: 'end' }),
      ]),
      element('anlyUnit', words.unit),
      ...words.kinds.map((kind) => element('dataKind', kind)),
    ]),
    ...languages.map((tag) => element('notes', tag, { type: 'language of sources' })),
  ]);
  const method = element('method', [
    element(
      'dataColl',
      words.sampling.map((sentence) => element('sampProc', sentence)),
    ),
    element('notes', words.methods, { type: 'coding and counting' }),
  ]);
  const described = element('stdyDscr', [citation, about, method, element('notes', notice ?? '')]);
  const root = element(
    'codeBook',
    [element('docDscr', [element('citation', [element('titlStmt', [element('titl', title)])])]), described],
    {
      xmlns: 'ddi:codebook:2_5',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd',
      version: '2.5',
      'xml:lang': words.language,
    },
  );
  if (!root) throw new RangeError('A study has no title');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;
}
