// Commands as people type them: in the shell of their system, with quotation marks as that reads them.

/** The shells that are known: `powershell` is that of Windows, `posix` what other systems have. */
export type Shell = 'posix' | 'powershell';

/** The shell of a platform, as `navigator.platform` and Node’s `process.platform` name it. */
export function shellOf(platform: string): Shell {
  return /^win/i.test(platform) ? 'powershell' : 'posix';
}

/** A word of a command: in single quotes, where the shell would read anything into it. */
export function shellWord(word: string, shell: Shell): string {
  return shell === 'powershell' ? powerShellWord(word) : posixWord(word);
}

/**
 * Whether a shell hands the word on to a program as it stands. PowerShell does other things from version to version with
 * double quotation marks, and with a word without a sign.
 */
export function isHandedOn(word: string, shell: Shell): boolean {
  return shell === 'posix' || (word !== '' && !word.includes('"'));
}

function posixWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** An option is also cut at its first point or colon. Whatever PowerShell takes for a single quote is doubled within. */
function powerShellWord(word: string): string {
  return /^(?:--[\w-]+|[\w%+=/\\][\w%+=:./\\-]*)$/.test(word)
    ? word
    : `'${word.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
