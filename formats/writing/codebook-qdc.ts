// The codebook for other programs: REFI-QDA 1.5, `Codebook.xsd` of 18 March 2019. The standard gives a code one
// description, so the definition fields stand in it under headings; a theme that gathers codes from
// elsewhere becomes a set of them. What the standard has no place for (who, when, counted how) is a comment.
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { AppError } from '#core/errors.ts';
import type { Words } from '#words/words.ts';
import { looksComposed } from '../reading/codebook-description.ts';
import { guidOf, guidOfSet } from './codebook-guids.ts';
import { aboutCodebook, definitionsOf, examplesOf, standingOf, type Fact } from '#words/exports/codebook.ts';
import { legalText } from './legal-text.ts';
import { attributes, contentText } from './markup.ts';

const namespace = 'urn:QDA-XML:codebook:1.0';

/** The file as UTF-8 without byte-order mark. Throws `unsupported` when there is no code to write. */
export function writeCodebookQdc(document: CodebookDocument, words: Words): Uint8Array {
  // The schema asks for at least one code.
  if (document.codes.length === 0)
    throw new AppError('unsupported', 'errors:export_codebook_empty', { format: 'qdc' });
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    comment(aboutCodebook(document, words).map((fact) => words.t('exports:about.listed', { ...fact }))),
    // In a comment of its own, where no text of the project stands.
    ...(document.asOf === null ? [] : [`<!-- as of ${document.asOf} -->`]),
    `<CodeBook${attributes({ xmlns: namespace, origin: document.program })}>`,
    '  <Codes>',
    ...codeElements(document, words),
    '  </Codes>',
    ...setElements(document, words),
    '</CodeBook>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** The codes are in tree order, so an element closes as soon as a code of its level or above follows. */
function codeElements(document: CodebookDocument, words: Words): string[] {
  const guids = guidsIn(document);
  const lines: string[] = [];
  const open: number[] = [];
  const closeDownTo = (level: number): void => {
    while ((open.at(-1) ?? 0) >= level) lines.push(`${indent(open.pop() ?? 0)}</Code>`);
  };
  for (const entry of document.codes) {
    closeDownTo(entry.level);
    const start = attributes({
      guid: guids.get(entry.id),
      name: entry.name,
      isCodable: String(entry.codable),
      color: colourOf(entry),
    });
    const description = descriptionOf(entry, document, words);
    lines.push(`${indent(entry.level)}<Code${start}>`);
    if (description !== '') {
      lines.push(`${indent(entry.level + 1)}<Description>${contentText(description)}</Description>`);
    }
    open.push(entry.level);
  }
  closeDownTo(1);
  return lines;
}

function setElements(document: CodebookDocument, words: Words): string[] {
  const gathering = document.codes.filter((entry) => entry.gathers.length > 0);
  if (gathering.length === 0) return [];
  const guids = guidsIn(document);
  return [
    '  <Sets>',
    ...gathering.flatMap((theme) => [
      `    <Set${attributes({ guid: guidOfSet(guidOf(theme.id)), name: theme.name })}>`,
      `      <Description>${contentText(words.t('exports:qdc.set', { theme: theme.path }))}</Description>`,
      ...theme.gathers.map(
        (code) => `      <MemberCode${attributes({ guid: guids.get(code.id) ?? guidOf(code.id) })}/>`,
      ),
      '    </Set>',
    ]),
    '  </Sets>',
  ];
}

/** Identifiers of codes as the file spelled them that they came from, else as ids are. */
function guidsIn({ codes }: CodebookDocument): ReadonlyMap<string, string> {
  return new Map(codes.map(({ id, spelling }) => [id, spelling?.guid ?? guidOf(id)]));
}

/** What came without a colour goes without one, until it is given another. */
function colourOf({ spelling, colour }: CodebookEntry): string | undefined {
  if (spelling?.isColourless) return undefined;
  return spelling?.colour ?? colour.toUpperCase();
}

/**
 * Each field under its heading, an empty line between them: readable anywhere, and apart again on the way back. A code
 * that has a definition at most has it as it is, so that a codebook of another program goes on as it came.
 */
function descriptionOf(entry: CodebookEntry, document: CodebookDocument, words: Words): string {
  if (isPlain(entry) && (entry.level > 1 || document.notice === null)) return entry.fullDefinition;
  const field = (key: string, text: string): Fact[] =>
    text === '' ? [] : [{ label: words.t(`exports:${key}`), text }];
  const fields: Fact[] = [
    ...definitionsOf(entry, words),
    ...field('field.examples', examplesOf(entry, words).join('\n')),
    // The standard knows no themes; those that gather nothing would be codes like any other on the way back.
    ...field('codebookColumn.theme', words.t(entry.isTheme ? 'exports:yes' : 'exports:no')),
    ...standingOf({ ...entry, aliases: entry.aliases.map((alias) => markedAlias(alias, words)) }, words),
    // Other programs show descriptions and hide comments, so the notice goes with every root.
    ...field('notice', entry.level === 1 ? (document.notice ?? '') : ''),
  ];
  return fields.map(({ label, text }) => `${label}\n${text}`).join('\n\n');
}

/** With a mark before what would part it into two. */
function markedAlias(alias: string, { t }: Words): string {
  const separator = t('exports:list.separator');
  return alias.replaceAll(separator, `\\${separator}`);
}

/** Whether of all that a description tells there is only a definition; what gathers a code is told by sets. */
function isPlain(entry: CodebookEntry): boolean {
  const others = [entry.shortDefinition, entry.whenToUse, entry.whenNotToUse, entry.definition2];
  return (
    others.every((text) => text.trim() === '') &&
    entry.examples.length + entry.withheld + entry.merged.length + entry.aliases.length === 0 &&
    !entry.isTheme &&
    !entry.onePerSource &&
    (entry.name2 ?? '') === '' &&
    entry.prompted === null &&
    entry.origin === 'inductive' &&
    entry.status === 'draft' &&
    !looksComposed(entry.fullDefinition, 'description')
  );
}

/** `--` may not stand in a comment, nor `-` at its end. */
function comment(lines: readonly string[]): string {
  const text = legalText(lines.join('\n'));
  return `<!--\n${text.replaceAll(/-(?=-)/g, '- ')}\n-->`;
}

function indent(level: number): string {
  return '  '.repeat(level + 1);
}
