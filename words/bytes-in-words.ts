// File sizes in words.
import type { Words } from './words.ts';
import { localeOf } from './locale.ts';

/** “48 KB”, “1.2 MB”, in powers of 1,000. */
export function bytesInWords(bytes: number, { language }: Words): string {
  const [unit, value] =
    bytes < 999_500
      ? (['kilobyte', Math.ceil(bytes / 1_000)] as const)
      : bytes < 999_500_000
        ? (['megabyte', bytes / 1_000_000] as const)
        : (['gigabyte', bytes / 1_000_000_000] as const);
  const maximumFractionDigits = value < 10 && unit !== 'kilobyte' ? 1 : 0;
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit,
    maximumFractionDigits,
  }).format(value);
}
