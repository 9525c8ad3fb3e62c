// What must be known of a page before it is parsed: its encoding, and whether it is XML.

const voidElements =
  'area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr';

/** The encoding that a page declares (a WHATWG label) in its first kilobyte, found as browsers find it. */
export function charsetOfPage(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  );
  const label =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1];
  return knownCharset(label);
}

/** The WHATWG name of a declared charset; undefined if there is none, or if it cannot be true. */
export function knownCharset(label: string | undefined): string | undefined {
  try {
    const encoding = label === undefined ? undefined : new TextDecoder(label).encoding;
    // If the declaration can be read as ASCII, the page is not in UTF-16.
    return encoding?.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** Whether a page was written as XML, in which any element may close itself. */
export function isXhtml(page: string): boolean {
  return /^\s*<\?xml\s/.test(page.slice(0, 200));
}

/** The page with explicit closing tags: in HTML, `<a id="x"/>` would contain everything after it. */
export function htmlOfXhtml(page: string): string {
  return page
    .replace(/^\s*<\?xml[^>]*>/, '')
    .replace(/^\s*<!DOCTYPE[^<>[\]]*(?:\[[^\]]*\]\s*)?>/i, '')
    .replaceAll(
      new RegExp(`<(?!(?:${voidElements})[\\s/>])([A-Za-z][\\w:.-]*)((?:\\s[^<>]*)?)/>`, 'gi'),
      '<$1$2></$1>',
    );
}
