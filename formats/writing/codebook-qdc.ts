// The codebook for other programs: REFI-QDA 1.5, `Codebook.xsd` of 18 March 2019. The standard has one description for
// a code, so it contains the definition fields under headings; a theme that gathers codes from elsewhere becomes a set
// of them. What the standard has no place for (author, time, way of counting) is a comment.
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { AppError } from '#core/errors.ts';
import type { Words } from '#words/words.ts';
import { looksComposed } from '../reading/codebook-description.ts';
import { markedHeadings } from '../reading/heading-lines.ts';
import { guidOf, guidOfSet } from '../codebook-guids.ts';
import { aboutCodebook, definitionsOf, examplesOf, standingOf, type Fact } from '#words/exports/codebook.ts';
import { legalText } from './legal-text.ts';
import { attributes, contentText } from './markup.ts';

const namespace = 'urn:QDA-XML:codebook:1.0';

/** The file as UTF-8 without a byte-order mark. Throws `unsupported` if there is no code. */
export function writeCodebookQdc(document: CodebookDocument, words: Words): Uint8Array {
  // The schema demands at least one code.
  if (document.codes.length === 0)
    throw new AppError('unsupported', 'errors:export_codebook_empty', { format: 'qdc' });
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    comment(aboutCodebook(document, words).map((fact) => words.t('exports:about.listed', { ...fact }))),
    // A comment of its own, without any text of the project.
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

/** The codes are in tree order, so an element ends when a code of its level or above follows. */
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

/** The identifiers of codes as the imported file spelled them, else from their ids. */
function guidsIn({ codes }: CodebookDocument): ReadonlyMap<string, string> {
  return new Map(codes.map(({ id, spelling }) => [id, spelling?.guid ?? guidOf(id)]));
}

/** A code that was imported without a colour is exported without one, until it is given another. */
function colourOf({ spelling, colour }: CodebookEntry): string | undefined {
  if (spelling?.isColourless) return undefined;
  return spelling?.colour ?? colour.toUpperCase();
}

/**
 * Each field under its heading, separated by empty lines: readable anywhere, and an import can split them again. A code
 * with only a definition has it unchanged, so that a codebook of another program stays as it came.
 */
function descriptionOf(entry: CodebookEntry, document: CodebookDocument, words: Words): string {
  if (isPlain(entry) && (entry.level > 1 || document.notice === null)) return entry.fullDefinition;
  const field = (key: string, text: string): Fact[] =>
    text === '' ? [] : [{ label: words.t(`exports:${key}`), text }];
  const fields: Fact[] = [
    ...definitionsOf(entry, words),
    ...field('field.examples', examplesOf(entry, words).join('\n')),
    // The standard has no themes; a theme that gathers nothing would come back as an ordinary code.
    ...field('codebookColumn.theme', words.t(entry.isTheme ? 'exports:yes' : 'exports:no')),
    ...standingOf({ ...entry, aliases: entry.aliases.map((alias) => markedAlias(alias, words)) }, words),
    // Other programs show descriptions but hide comments, so each top-level code has the notice.
    ...field('notice', entry.level === 1 ? (document.notice ?? '') : ''),
  ];
  return fields.map(({ label, text }) => `${label}\n${markedHeadings(text)}`).join('\n\n');
}

/** Escapes the separator, which would split the alias in two, and a `\` that would escape a separator. */
function markedAlias(alias: string, { t }: Words): string {
  const separator = t('exports:list.separator');
  return alias
    .replaceAll(new RegExp(String.raw`\\+(?=${separator}|$)`, 'g'), '$&$&')
    .replaceAll(separator, `\\${separator}`);
}

/** Whether the description would contain nothing but the definition; sets tell which themes gather a code. */
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

/** A comment may not contain `--`, nor end with `-`. */
function comment(lines: readonly string[]): string {
  const text = legalText(lines.join('\n'));
  return `<!--\n${text.replaceAll(/-(?=-)/g, '- ')}\n-->`;
}

function indent(level: number): string {
  return '  '.repeat(level + 1);
}
