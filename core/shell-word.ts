// Quotes words of commands for the shell of the user's system.

/** `powershell` is the shell of Windows, `posix` that of other systems. */
export type Shell = 'posix' | 'powershell';

/** The shell of a platform, as `navigator.platform` and Node’s `process.platform` name it. */
export function shellOf(platform: string): Shell {
  return /^win/i.test(platform) ? 'powershell' : 'posix';
}

/** A word of a command: in single quotes where the shell would otherwise interpret a part of it. */
export function shellWord(word: string, shell: Shell): string {
  return shell === 'powershell' ? powerShellWord(word) : posixWord(word);
}

/**
 * Whether a shell passes the word on to a program unchanged. Versions of PowerShell differ in how they pass
 * on double quotation marks and empty words.
 */
export function isHandedOn(word: string, shell: Shell): boolean {
  return shell === 'posix' || (word !== '' && !word.includes('"'));
}

function posixWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * PowerShell splits options at the first point or colon. Whatever it takes for a single quote is doubled
 * within quotes.
 */
function powerShellWord(word: string): string {
  return /^(?:--[\w-]+|[\w%+=/\\][\w%+=:./\\-]*)$/.test(word)
    ? word
    : `'${word.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
