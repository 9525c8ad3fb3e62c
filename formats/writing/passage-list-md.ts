// Coded passages as Markdown: a section for each code, a quotation for each coding.
import type { PassageEntry, PassageList, PassageSection } from '#core/exports/passage-list.ts';
import type { Words } from '#words/words.ts';
import { pathInWords } from '#words/exports/codebook.ts';
import { facts, headingMarks, inline, markdownFile, paragraphs, quoted } from './markdown.ts';
import {
  aboutPassageList,
  attributesOfEntry,
  detailsOfEntry,
  notesOf,
  passageListTitle,
  wordsOfEntry,
} from '#words/exports/passage-list.ts';

/** The file as UTF-8 without byte-order mark. */
export function writePassageListMarkdown(list: PassageList, words: Words): Uint8Array {
  return markdownFile([
    `# ${inline(passageListTitle(list, words))}`,
    ...(list.notice === null ? [] : [quoted(paragraphs(list.notice))]),
    facts(aboutPassageList(list, words).slice(1), words),
    ...(list.sections.length === 0 ? [inline(words.t('exports:passages.none'))] : []),
    ...list.sections.flatMap((section) => sectionBlocks(section, words)),
  ]);
}

function sectionBlocks(section: PassageSection, words: Words): string[] {
  const second = section.name2 === null ? '' : ` · ${inline(section.name2)}`;
  const theme = section.isTheme ? ` · *${inline(words.t('exports:codebook.theme'))}*` : '';
  const path = pathInWords(section.path);
  return [
    `${headingMarks(section.level + 1)} ${inline(section.name)}${second}${theme}`,
    ...(path === section.name ? [] : [inline(path)]),
    ...section.entries.flatMap((entry) => entryBlocks(entry, words)),
  ];
}

function entryBlocks(entry: PassageEntry, words: Words): string[] {
  const attributes = attributesOfEntry(entry, words);
  return [
    quoted(paragraphs(wordsOfEntry(entry, words))),
    inline(detailsOfEntry(entry, words).join(' · ')),
    ...(attributes === '' ? [] : [inline(attributes)]),
    ...notesOf(entry, words).map(({ label, text }) => `**${inline(label)}**\n\n${paragraphs(text)}`),
  ];
}
