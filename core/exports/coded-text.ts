// One source with its codings, for reading on paper or for a colleague: its text in paragraphs, each divided
// where a coding begins or ends.
import { citationOf, type Citation } from '../citation.ts';
import { codeColour } from '../codes/colours.ts';
import type { CodingRecord, SourceKind, SourceRecord, Stance, Voice } from '../records.ts';
import { memosByCoding } from './coding-rows.ts';
import type { ExportedProject } from './exported-project.ts';

/** One coding, as shown beside the text. */
export interface MarginNote {
  /** From 1, in the order in which the codings begin. */
  readonly number: number;
  /** Written path of its code. */
  readonly path: string;
  readonly name: string;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly coder: string;
  /** ISO time of the coding. */
  readonly at: string;
  readonly stance: Stance | null;
  readonly voice: Voice | null;
  readonly memos: readonly string[];
}

/** A piece of text that is covered by the same codings. */
export interface CodedStretch {
  readonly text: string;
  /** Numbers of the codings that cover it, that begin with it, and that end with it. */
  readonly on: readonly number[];
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

export interface CodedParagraph {
  readonly stretches: readonly CodedStretch[];
  /** The codings that begin here. */
  readonly notes: readonly MarginNote[];
}

/** A source with its codings. */
export interface CodedText {
  readonly project: string;
  readonly notice: string | null;
  readonly program: string;
  readonly date: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly language: string | null;
  readonly citation: Citation;
  /** Codings of the whole source. */
  readonly whole: readonly MarginNote[];
  readonly paragraphs: readonly CodedParagraph[];
}

/** Which codings are included. */
export interface CodedTextOptions {
  readonly program: string;
  readonly date: string;
  readonly text: string;
  /** Only codings of these coders; left out, of all. */
  readonly coderIds?: ReadonlySet<string>;
}

interface Spanned {
  readonly note: MarginNote;
  readonly start: number;
  readonly end: number;
}

/** Combines the text of a source with its codings. */
export function codedText(
  project: ExportedProject,
  source: SourceRecord,
  { program, date, text, coderIds }: CodedTextOptions,
): CodedText {
  const memos = memosByCoding(project);
  const codings = project
    .codingsOf(source.id)
    .filter(({ coderId }) => coderIds?.has(coderId) ?? true)
    .map((coding) => withoutLineEnds(text, coding))
    .toSorted(inText);
  const noted = codings.map((coding, place) => ({
    coding,
    note: noteOf(project, source, coding, place + 1, memos.get(coding.id) ?? []),
  }));
  const spanned = noted.flatMap(({ coding: { start, end }, note }) =>
    start === null || end === null ? [] : [{ note, start, end }],
  );
  return {
    project: project.project.name,
    notice: project.project.notice,
    program,
    date,
    title: source.title,
    kind: source.kind,
    language: source.language,
    citation: citationOf(source),
    whole: noted.filter(({ coding }) => coding.start === null).map(({ note }) => note),
    paragraphs: paragraphsOf(text, spanned),
  };
}

/** The coding without line ends at either end of its span, since these belong to no paragraph. */
function withoutLineEnds(text: string, coding: CodingRecord): CodingRecord {
  if (coding.start === null || coding.end === null) return coding;
  let { start, end } = coding;
  while (start < end && text.charAt(start) === '\n') start += 1;
  // The span holds nothing but line ends: the coding is empty at its start.
  if (start === end) return { ...coding, end: coding.start };
  while (text.charAt(end - 1) === '\n') end -= 1;
  return { ...coding, start, end };
}

/** Whole-source codings first, then by start, longer ones first. */
function inText(a: CodingRecord, b: CodingRecord): number {
  return (a.start ?? -1) - (b.start ?? -1) || (b.end ?? 0) - (a.end ?? 0) || (a.id < b.id ? -1 : 1);
}

function noteOf(
  project: ExportedProject,
  { kind }: SourceRecord,
  coding: CodingRecord,
  number: number,
  memos: readonly string[],
): MarginNote {
  const code = project.corpus.codebook.byId.get(coding.codeId);
  return {
    number,
    path: project.paths.get(coding.codeId) ?? code?.name ?? '',
    name: code?.name ?? '',
    colour: codeColour(code?.colour ?? 0, 'light'),
    coder: project.coderLabels.get(coding.coderId) ?? '',
    at: coding.createdAt,
    stance: coding.stance,
    // Notes are a paraphrase unless their coding says otherwise; only then is the voice shown.
    voice: kind === 'interview' ? coding.voice : null,
    memos,
  };
}

function paragraphsOf(text: string, spanned: readonly Spanned[]): CodedParagraph[] {
  const paragraphs: CodedParagraph[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const [from, to] = [start, end];
    const here = spanned.filter((each) =>
      isEmpty(each) ? each.start >= from && each.start <= to : each.start < to && each.end > from,
    );
    paragraphs.push({
      stretches: stretchesOf(text, from, to, here),
      notes: here.filter((each) => each.start >= from).map(({ note }) => note),
    });
    start = end + 1;
  }
  return paragraphs;
}

function isEmpty({ start, end }: Spanned): boolean {
  return start === end;
}

/** A coding without words begins and ends with an empty piece of its own. */
function stretchesOf(text: string, from: number, to: number, here: readonly Spanned[]): CodedStretch[] {
  const edges = new Set([from, to]);
  for (const { start, end } of here)
    for (const edge of [start, end]) if (edge > from && edge < to) edges.add(edge);
  const places = [...edges].toSorted((a, b) => a - b);
  return places.flatMap((place, index) => {
    const empty = here.filter((each) => isEmpty(each) && each.start === place);
    const numbers = (which: readonly Spanned[]): number[] => which.map(({ note }) => note.number);
    const alone =
      empty.length === 0
        ? []
        : [{ text: '', on: numbers(empty), begins: numbers(empty), ends: numbers(empty) }];
    const next = places[index + 1];
    if (next === undefined) return alone;
    const on = here.filter(({ start, end }) => start < next && end > place);
    return [
      ...alone,
      {
        text: text.slice(place, next),
        on: numbers(on),
        begins: numbers(on.filter(({ start }) => start === place)),
        ends: numbers(on.filter(({ end }) => end === next)),
      },
    ];
  });
}
