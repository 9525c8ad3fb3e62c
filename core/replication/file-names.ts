// Names of files that every system takes: Windows forbids the most, and no file system takes more than 255 bytes.

/** So many characters of a title stand in the name of its file; in UTF-8 none takes more than four bytes. */
const LONGEST = 48;

/**
 * `0007-Annual report.txt`: a number that makes it the only one and the title as far as a file may be called so.
 * `ending` is empty or begins with a full stop. Composed letters, so that all systems sort and find it alike.
 */
export function numberedName(number: number, title: string, ending: string): string {
  const stem = safeName([...safeName(title)].slice(0, LONGEST).join(''));
  return `${String(number).padStart(4, '0')}${stem === '' ? '' : `-${stem}`}${ending}`;
}

/** A title without what a name of a file may not hold; may be empty. */
export function safeName(title: string): string {
  return title
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*\uFFFD]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ .]+|[ .]+$/g, '');
}
