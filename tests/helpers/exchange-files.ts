// Writes REFI-QDA exchange files by hand, as other programs write them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zip } from '../../scripts/fuzz/raw-zip.ts';

export const projectNamespace = 'urn:QDA-XML:project:1.0';

/** A GUID made from a name: the same name always gives the same GUID. */
export function guid(name: string): string {
  const hex = [...name].map((letter) => letter.codePointAt(0)?.toString(16).padStart(2, '0') ?? '').join('');
  const full = hex.padEnd(32, '0').slice(0, 32);
  return [8, 4, 4, 4, 12]
    .reduce<{ at: number; parts: string[] }>(
      ({ at, parts }, size) => ({ at: at + size, parts: [...parts, full.slice(at, at + size)] }),
      { at: 0, parts: [] },
    )
    .parts.join('-');
}

/** A `Project` element with these sections. */
export function qde(sections: string, attributes = 'name="Study" origin="Test 1.0"'): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="${projectNamespace}" ${attributes}>\n${sections}\n</Project>\n`;
}

export function codes(...inner: string[]): string {
  return `<CodeBook><Codes>${inner.join('')}</Codes></CodeBook>`;
}

export function code(name: string, inner = '', attributes = 'isCodable="true"'): string {
  return `<Code guid="${guid(name)}" name="${name}" ${attributes}>${inner}</Code>`;
}

/** A selection with one coding for each of the codes. */
export function selection(
  key: string,
  start: number,
  end: number,
  named: readonly string[],
  inner = '',
  name = '',
): string {
  const codings = named.map(
    (each) => `<Coding guid="${guid(`${key}${each}`)}"><CodeRef targetGUID="${guid(each)}"/></Coding>`,
  );
  return `<PlainTextSelection guid="${guid(key)}" name="${name}" startPosition="${start}" endPosition="${end}">${inner.includes('<Description') ? inner : ''}${codings.join('')}${inner.includes('<Description') ? '' : inner}</PlainTextSelection>`;
}

/** A text source whose words stand in \`sources/KEY.txt\`. */
export function textSource(key: string, inner: string, attributes = ''): string {
  return `<TextSource guid="${guid(key)}" name="${key}" plainTextPath="internal://${key}.txt" ${attributes}>${inner}</TextSource>`;
}

/** A `.qdpx` archive with the project and its files. */
export function qdpx(
  project: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  entry = 'project.qde',
): Buffer {
  const parts = Object.entries(files).map(([name, content]) => ({
    name,
    content: typeof content === 'string' ? content : Buffer.from(content),
  }));
  return zip([...parts, { name: entry, content: project }]);
}

/** Writes bytes into the folder and returns the file as an import method takes it. */
export function put(
  folder: string,
  name: string,
  bytes: string | Uint8Array,
): { reference: string; name: string } {
  const reference = join(folder, name);
  writeFileSync(reference, bytes);
  return { reference, name };
}
