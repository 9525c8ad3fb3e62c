// Reads the text of a source in an exchange file: from the file beside the project, else from the project itself.
import type { TextPlaces } from '#core/refi/project.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { decode } from '../reading/decode.ts';
import type { ReadNote } from '../reading/result.ts';
import type { ExchangeFile, SourceFile } from './container.ts';

export interface FoundText {
  /** Without a byte-order mark, with the file's own line ends. */
  readonly decoded: string;
  /** The file it came from; null if it is part of the project itself. */
  readonly plain: SourceFile | null;
  /** The document that the program made of it, or made it from. */
  readonly rich: SourceFile | null;
  readonly notes: readonly ReadNote[];
  /** Its headings, lists and tables, if it is read from a document; the standard's texts are plain. */
  readonly doc?: RichText | null;
}

/** The text, or null if the archive has none. Throws `unsupported` if its bytes are no text. */
export async function readText(
  exchange: ExchangeFile,
  { content, plainPath, richPath }: TextPlaces,
): Promise<FoundText | null> {
  const plain = plainPath === null ? null : await exchange.file(plainPath);
  const rich = richPath === null ? null : await exchange.file(richPath);
  if (!plain) return content === null ? null : { decoded: content, plain, rich, notes: [] };
  const { text, notes } = decode(plain.bytes, plain.entry);
  const decoded = text.replace(/^\uFEFF/, '');
  const isOther = content !== null && withLines(content) !== withLines(decoded);
  const more: ReadNote[] = isOther ? [{ key: 'exchange:two_texts', parameters: { entry: plain.entry } }] : [];
  return { decoded, plain, rich, notes: [...notes, ...more] };
}

function withLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
