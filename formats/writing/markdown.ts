// Text within Markdown (CommonMark with tables); the only place that escapes it.
import type { Words } from '#words/words.ts';
import type { Fact } from '#words/exports/codebook.ts';
import { legalText } from './legal-text.ts';

const MAX_HEADING_LEVEL = 6;

/** The file as UTF-8 without a byte-order mark, blocks separated by empty lines. */
export function markdownFile(blocks: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${blocks.join('\n\n')}\n`);
}

/** The marks before a heading; Markdown has six levels. */
export function headingMarks(level: number): string {
  return '#'.repeat(Math.min(level, MAX_HEADING_LEVEL));
}

/** Text on one line in which no character means markup. */
export function inline(text: string): string {
  return legalText(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\`*_[\]<>#|~&]/g, String.raw`\$&`)
    .replace(
      /^(\s*)([+-]|\d+[.)])(?=\s)/,
      (_, space: string, mark: string) => space + mark.replace(/[+\-.)]$/, String.raw`\$&`),
    );
}

/** Each line of the text as a paragraph, without its leading spaces: four of them would make it code. */
export function paragraphs(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => inline(line.trimStart()))
    .join('\n\n');
}

export function quoted(markdown: string): string {
  return markdown.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');
}

/** Labels with their values, as a list. */
export function facts(list: readonly Fact[], words: Words): string {
  return list.map((fact) => `- ${inline(words.t('exports:about.listed', { ...fact }))}`).join('\n');
}
