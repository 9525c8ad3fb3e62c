// A page saved as one file: the page and all it shows, packed as the parts of a message. Only the page is read.
import PostalMime from 'postal-mime';
import { AppError } from '#core/errors.ts';
import { charsetOfPage, knownCharset } from './html-source.ts';
import { nesting } from './limits.ts';

/** A page as it lay in its part, and the encoding that the part or the page names. */
export interface SavedPage {
  readonly bytes: Uint8Array;
  readonly declared: string | undefined;
}

/**
 * A part of a message. The parser's result has the page as a string already, decoded by its header alone; a
 * wrong header could not be made good, so the parts themselves are asked.
 */
interface Part {
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
  };
  readonly contentId?: string;
  readonly content: ArrayBuffer | null;
  readonly childNodes: readonly Part[];
}

/** The page in a saved message: the one it begins with. Throws `invalid` where there is none. */
export async function pageOfMhtml(bytes: Uint8Array, name: string): Promise<SavedPage> {
  const broken = new AppError('invalid', 'reading:broken', { name, ending: 'mhtml' });
  const parser = new PostalMime({ maxNestingDepth: nesting, forceRfc822Attachments: true });
  try {
    await parser.parse(bytes);
  } catch {
    throw broken;
  }
  const { root } = parser as unknown as { readonly root: Part };
  const pages = leaves(root).filter((part) => /^(?:text\/html|application\/xhtml\+xml)$/.test(typeOf(part)));
  const start = root.contentType.parsed.params['start'];
  const main = pages.find((page) => start !== undefined && page.contentId === start) ?? pages[0];
  if (!main?.content) throw broken;
  const page = new Uint8Array(main.content);
  return {
    bytes: page,
    declared: knownCharset(main.contentType.parsed.params['charset']) ?? charsetOfPage(page),
  };
}

function leaves(part: Part): Part[] {
  return part.childNodes.length === 0 ? [part] : part.childNodes.flatMap(leaves);
}

function typeOf(part: Part): string {
  return part.contentType.parsed.value.toLowerCase();
}
