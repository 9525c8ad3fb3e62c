/** Lines of a sheet written with cells separated by bars. */
export function bars(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
