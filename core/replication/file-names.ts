// File names that every system accepts: Windows forbids most characters, and file systems allow at most 255 bytes.

/** The most characters of a title in a file name; in UTF-8 each takes at most four bytes. */
const MAX_TITLE_LENGTH = 48;

/**
 * `0007-Annual report.txt`: a number that makes the name unique, and as much of the title as a file name
 * allows. `ending` is empty or begins with a full stop. Letters are composed, so that all systems sort and
 * find them alike.
 */
export function numberedName(number: number, title: string, ending: string): string {
  const stem = safeName([...safeName(title)].slice(0, MAX_TITLE_LENGTH).join(''));
  return `${String(number).padStart(4, '0')}${stem === '' ? '' : `-${stem}`}${ending}`;
}

/** A title without characters that file names may not contain; may be empty. */
export function safeName(title: string): string {
  return title
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*\uFFFD]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ .]+|[ .]+$/g, '');
}
