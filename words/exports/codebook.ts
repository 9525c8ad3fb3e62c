// The words of every exported codebook: its cover, and the fields, counts and examples of each code.
import type { CodebookCounting } from '#core/exports/codebook-counting.ts';
import {
  filledFieldsOf,
  type CodebookDocument,
  type CodebookEntry,
  type CodeMemo,
  type CodeReference,
} from '#core/exports/codebook-document.ts';
import { sectionsOf } from '#core/exports/codebook-sections.ts';
import type { Excerpt } from '#core/exports/excerpt.ts';
import { pathNames } from '#core/exports/written-names.ts';
import { citationInWords, dateInWords } from '../citation.ts';
import { paragraphOf } from '../sentences.ts';
import { versionInWords } from '../version-named.ts';
import type { Words } from '../words.ts';

/** A label and its value, or a heading and the text below it. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The cover: project, program, date, coders, how the counts were made, and which excerpts are included. */
export function aboutCodebook(document: CodebookDocument, words: Words): Fact[] {
  const { counting } = document;
  const fact = (key: string, text: string): Fact => ({ label: words.t(`exports:about.${key}`), text });
  return [
    fact('project', document.project),
    fact('program', document.program),
    fact('date', dateInWords(words, document.date)),
    ...(document.version ? [fact('kept_version', versionInWords(words, document.version))] : []),
    fact('coders', coderNames(document, words)),
    ...(counting === null
      ? []
      : [
          fact('unit', words.t('exports:codebook.unit')),
          fact('layer', words.t(`exports:codebook.layer.${counting.layer}`, { coder: counting.coder ?? '' })),
          fact('scope', scopeInWords(counting, words)),
        ]),
    fact(
      'excerpts',
      words.t(`exports:codebook.${document.interviewExcerpts ? 'excerptsAll' : 'excerptsDocuments'}`),
    ),
    ...sectionFacts(document, words),
    ...(document.notice === null ? [] : [{ label: words.t('exports:notice'), text: document.notice }]),
    // Last, because it may be long.
    ...(document.description.trim() === '' ? [] : [fact('description', document.description)]),
  ];
}

/** Which codes have a section, unless all do. */
function sectionFacts(document: CodebookDocument, words: Words): Fact[] {
  const { described, topLevel } = document.layout;
  if (!described && !topLevel) return [];
  const which = described && topLevel ? 'describedTop' : described ? 'described' : 'topLevel';
  const text = words.t(`exports:codebook.sections.${which}`, {
    sections: sectionsOf(document).length,
    codes: document.codes.length,
  });
  return [{ label: words.t('exports:about.sections'), text }];
}

/** Unit, layer and scope of the counts in one paragraph; null without counts. */
export function countingInWords(document: CodebookDocument, words: Words): string | null {
  const { counting } = document;
  if (counting === null) return null;
  return paragraphOf(words, [
    words.t(`exports:codebook.layer.${counting.layer}`, { coder: counting.coder ?? '' }),
    words.t('exports:codebook.unit'),
    words.t('exports:codebook.rollup'),
    scopeInWords(counting, words),
  ]);
}

/** "24 codes, 3 themes". */
export function sizeInWords(document: CodebookDocument, words: Words): string {
  const themes = document.codes.filter((entry) => entry.isTheme).length;
  return words.t('exports:codebook.size', {
    codes: words.t('exports:codebook.codes', { count: document.codes.length }),
    themes: words.t('exports:codebook.themes', { count: themes }),
  });
}

/** The definition fields of a code that are not empty, in the order of a codebook. */
export function definitionsOf(entry: CodebookEntry, words: Words): Fact[] {
  const fields = [
    ['shortDefinition', entry.shortDefinition],
    ['fullDefinition', entry.fullDefinition],
    ['whenToUse', entry.whenToUse],
    ['whenNotToUse', entry.whenNotToUse],
    ['definition2', entry.definition2],
  ] as const;
  return fields
    .filter(([, text]) => text.trim() !== '')
    .map(([key, text]) => ({ label: words.t(`exports:field.${key}`), text }));
}

/** The properties of a code: other names, themes, origin, status and so on, without those that do not apply. */
export function standingOf(entry: CodebookEntry, words: Words): Fact[] {
  const facts: [key: string, text: string | null][] = [
    ['secondName', entry.name2],
    ['aliases', listed(entry.aliases, words)],
    ['gathers', references(entry.gathers, words)],
    ['gatheredBy', references(entry.gatheredBy, words)],
    ['origin', words.t(`exports:term.${entry.origin}`)],
    ['prompted', entry.prompted === null ? null : words.t(`exports:term.${entry.prompted}`)],
    ['status', words.t(`exports:term.${entry.status}`)],
    ['codable', entry.codable ? null : words.t('exports:no')],
    ['onePerSource', entry.onePerSource ? words.t('exports:yes') : null],
    ['merged', listed(entry.merged, words)],
    ['created', dateInWords(words, entry.createdAt)],
    ['completeness', words.t('exports:codebook.completeness', { filled: filledFieldsOf(entry) })],
  ];
  return facts.flatMap(([key, text]) =>
    text === null || text === '' ? [] : [{ label: words.t(`exports:field.${key}`), text }],
  );
}

/** The marks of a code: theme, retired, heading only; empty for most codes. */
export function marksOf(entry: CodebookEntry, words: Words): string {
  return [
    ...(entry.isTheme ? [words.t('exports:codebook.theme')] : []),
    ...(entry.status === 'retired' ? [words.t('exports:codebook.retired')] : []),
    ...(entry.codable ? [] : [words.t('exports:codebook.notCodable')]),
  ].join(words.t('exports:list.separator'));
}

/** An example with its citation. Only words of a document or a respondent's literal words are in quotation marks. */
export function excerptInWords(excerpt: Excerpt, words: Words): string {
  const citation = citationInWords(words, excerpt.citation, excerpt.voice);
  if (excerpt.text === null) return words.t('exports:excerpt.whole', { citation });
  return words.t(`exports:excerpt.${excerpt.quotable ? 'quoted' : 'plain'}`, {
    text: excerpt.text,
    citation,
  });
}

/** The coder of a memo and the date of its last change. */
export function memoOrigin({ by, at }: CodeMemo, words: Words): string {
  return words.t('exports:joint.judgedBy', { coder: by, date: dateInWords(words, at) });
}

/** The examples of a code, and a sentence for those left out of this copy. */
export function examplesOf(entry: CodebookEntry, words: Words): string[] {
  const shown = entry.examples.map((excerpt) => excerptInWords(excerpt, words));
  return entry.withheld === 0 ? shown : [...shown, withheldInWords(entry.withheld, words)];
}

/** "2 excerpts from interviews are left out of this copy." */
export function withheldInWords(count: number, words: Words): string {
  return words.t('exports:excerpt.withheld', { count });
}

/** A path as shown to readers. */
export function pathInWords(path: string): string {
  return pathNames(path).join(' › ');
}

function coderNames(document: CodebookDocument, words: Words): string {
  const names = document.coders.map((coder) => {
    const name = words.t(`exports:coder.${coder.kind}`, { name: coder.name });
    return coder.main ? words.t('exports:coder.main', { name }) : name;
  });
  return listed(names, words);
}

function scopeInWords(counting: CodebookCounting, words: Words): string {
  const left =
    counting.notReviewed === 0
      ? words.t('exports:codebook.allReviewed')
      : words.t(`exports:codebook.${counting.reviewedOnly ? 'left' : 'unreviewed'}`, {
          count: counting.notReviewed,
        });
  return words.t(`exports:codebook.${counting.reviewedOnly ? 'scopeReviewed' : 'scopeAll'}`, {
    documents: words.t('exports:codebook.documents', { count: counting.documents }),
    interviews: words.t('exports:codebook.interviews', { count: counting.interviews }),
    respondents: words.t('exports:codebook.respondents', { count: counting.respondents }),
    left,
  });
}

function references(codes: readonly CodeReference[], words: Words): string {
  return listed(
    codes.map((code) => pathInWords(code.path)),
    words,
  );
}

function listed(items: readonly string[], words: Words): string {
  return items.join(words.t('exports:list.separator'));
}
