// A value as somebody types it, in the way in which a report prints such numbers.
import type { NumberFormat } from './runs.ts';

/** Thousands as numbers are printed: 52,118. */
const THOUSANDS = /(?<=^-?[1-9]\d{0,2}|,\d{3})[,\u00A0\u202F ](?=\d{3}(?:\D|$))/g;

/** The value of a typed number; null where it is none. Of shares, the percentage is typed: `84` and `84 %` are 0.84. */
export function typedValue(typed: string, format: NumberFormat): number | null {
  const plain = typed
    .trim()
    .replace('−', '-')
    .replaceAll(THOUSANDS, '')
    .replace(/\s*%$/, format === 'percent' ? '' : '%')
    .replace(',', '.');
  const value = plain === '' ? Number.NaN : Number(plain);
  if (!Number.isFinite(value)) return null;
  return format === 'percent' ? Number((value / 100).toPrecision(15)) : value;
}

/** A value as it would be typed; empty where there is none. */
export function asTyped(value: number | null, format: NumberFormat): string {
  if (value === null) return '';
  return format === 'percent' ? `${Number((value * 100).toPrecision(15))} %` : String(value);
}
