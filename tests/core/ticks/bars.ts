/** Lines of a sheet as people type them: cells parted by bars. */
export function bars(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
