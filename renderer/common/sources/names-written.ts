/** The names typed in a field that takes several, separated by semicolons or the Chinese enumeration comma. */
export function namesWritten(text: string): string[] {
  return text
    .split(/[;；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
