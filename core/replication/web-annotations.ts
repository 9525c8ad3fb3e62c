// Codings as W3C Web Annotations (JSON-LD), which repositories and other tools can read beside the texts: who put which code
// on which words. https://www.w3.org/TR/annotation-model/
import { codingsInOrder } from '../exports/coding-rows.ts';
import { heldBack, type ExportedProject } from '../exports/exported-project.ts';
import type { CoderRecord, CodingRecord, SourceRecord } from '../records.ts';
import { codePointsBefore } from '../text/plain-text.ts';

/** How many characters (Unicode code points) before and after a passage tell where it stands. */
const AROUND = 32;

export interface AnnotatedStudy {
  readonly project: ExportedProject;
  /** The file of a source's text in the package; undefined where its words are left out. */
  readonly fileOf: (sourceId: string) => string | undefined;
  readonly textOf: (source: SourceRecord) => string;
  /** Whether what coders are called in the package is no name of theirs. */
  readonly hidesCoders: boolean;
}

/**
 * All codings as one AnnotationCollection with a single page, in pieces of text: source by source, in text order. Positions
 * count code points from 0 in the file of the text, the end exclusive. A passage whose words are left out, or may not be
 * shown, has its position alone; a coding of a whole source has the source as its target.
 */
export function* webAnnotations({ project, fileOf, textOf, hidesCoders }: AnnotatedStudy): Generator<string> {
  const creators = creatorsOf(project.coders, hidesCoders);
  const sources = [...codingsInOrder(project, {})];
  const total = sources.reduce((sum, [, codings]) => sum + codings.length, 0);
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${project.project.id}`,
    type: 'AnnotationCollection',
    label: project.project.name,
    total,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"first":{"type":"AnnotationPage","startIndex":0,"items":[\n`;
  let isFirst = true;
  for (const [source, codings] of sources) {
    const file = fileOf(source.id);
    const text = file === undefined ? '' : textOf(source);
    // Stored as JSON text by the database: a list of numbers.
    const astral = JSON.parse(source.astral) as number[];
    const placed = { source, file, text, astral };
    for (const coding of codings) {
      const annotation = annotationOf(project, coding, placed, creators);
      yield `${isFirst ? '' : ',\n'}${JSON.stringify(annotation)}`;
      isFirst = false;
    }
  }
  yield '\n]}}\n';
}

interface PlacedSource {
  readonly source: SourceRecord;
  readonly file: string | undefined;
  readonly text: string;
  readonly astral: readonly number[];
}

function annotationOf(
  project: ExportedProject,
  coding: CodingRecord,
  { source, file, text, astral }: PlacedSource,
  creators: ReadonlyMap<string, object>,
): object {
  const { id, codeId, coderId, start, end, createdAt } = coding;
  const place = file ?? `urn:uuid:${source.id}`;
  const quoted = file === undefined || heldBack(project, coding) !== null ? null : text;
  return {
    id: `urn:uuid:${id}`,
    type: 'Annotation',
    motivation: 'tagging',
    created: momentOf(createdAt),
    creator: creators.get(coderId),
    body: bodiesOf(project, codeId),
    target:
      start === null || end === null
        ? place
        : {
            source: place,
            selector: [
              {
                type: 'TextPositionSelector',
                start: codePointsBefore(astral, start),
                end: codePointsBefore(astral, end),
              },
              ...(quoted === null ? [] : [quoteSelector(quoted, start, end)]),
            ],
          },
  };
}

function quoteSelector(text: string, start: number, end: number): object {
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    // Twice as many UTF-16 units hold as many code points.
    prefix: Array.from(text.slice(Math.max(0, start - 2 * AROUND), start).toWellFormed())
      .slice(-AROUND)
      .join(''),
    suffix: Array.from(text.slice(end, end + 2 * AROUND).toWellFormed())
      .slice(0, AROUND)
      .join(''),
  };
}

/** The code by its path, then the themes that gather it. */
function bodiesOf({ corpus, paths }: ExportedProject, codeId: string): object[] {
  const themes = [...corpus.codebook.gathered].flatMap(([themeId, codeIds]) =>
    codeIds.includes(codeId) ? themeId : [],
  );
  const body = (id: string, purpose: 'tagging' | 'classifying'): object => ({
    type: 'TextualBody',
    purpose,
    format: 'text/plain',
    value: paths.get(id) ?? '',
  });
  return [body(codeId, 'tagging'), ...themes.map((id) => body(id, 'classifying'))];
}

function creatorsOf(coders: readonly CoderRecord[], isHidden: boolean): Map<string, object> {
  return new Map(
    coders.map(({ id, kind, name }) => [
      id,
      {
        id: `urn:uuid:${id}`,
        type: kind === 'machine' ? 'Software' : 'Person',
        ...(isHidden ? { nickname: name } : { name }),
      },
    ]),
  );
}

/** A package without names tells the day alone; the model wants a time with a zone. */
function momentOf(at: string): string {
  return at.length === 10 ? `${at}T00:00:00Z` : at;
}
