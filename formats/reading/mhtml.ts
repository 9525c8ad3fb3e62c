// A page saved as one file, with everything it shows as parts of a message. Only the page itself is read.
import PostalMime from 'postal-mime';
import { AppError } from '#core/errors.ts';
import { charsetOfPage, knownCharset } from './html-source.ts';
import { MAX_NESTING } from './limits.ts';

/** A page as stored in its part, with the encoding that the part or the page declares. */
export interface SavedPage {
  readonly bytes: Uint8Array;
  readonly declared: string | undefined;
}

/**
 * A part of a message. The parser's result holds the page as a string decoded by the part's header alone, which may be
 * wrong, so the bytes of the part are read instead.
 */
interface Part {
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> };
  };
  readonly contentId?: string;
  readonly content: ArrayBuffer | null;
  readonly childNodes: readonly Part[];
}

/** The first page in a saved message. Throws `invalid` if there is none. */
export async function pageOfMhtml(bytes: Uint8Array, name: string): Promise<SavedPage> {
  const broken = new AppError('invalid', 'reading:broken', { name, ending: 'mhtml' });
  const parser = new PostalMime({ maxNestingDepth: MAX_NESTING, forceRfc822Attachments: true });
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
