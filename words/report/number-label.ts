// What a number of a report counts, in words.
import { measureKeys } from '#core/agreement/measures.ts';
import type { MadeNumber } from '#core/report/report.ts';
import type { Words } from '../words.ts';

/** What the number counts; `written` writes the names that stand in it. */
export function numberLabel(
  { t }: Words,
  { about: { key, names = {} } }: Pick<MadeNumber, 'about'>,
  written: (text: string) => string,
): string {
  const [, kind, box] = /^flow\.(document|interview)\.(.+)$/.exec(key) ?? [];
  if (kind !== undefined) return t(`report:number.flow.${kind}`, { box: t(`figures:flow.boxes.${box}`) });
  const said = Object.entries(names).map(([name, value]) => {
    const measure = name === 'measure' ? measureKeys.find((each) => each === value) : undefined;
    return [name, measure ? t(`agreement:column.${measure}`) : written(value)];
  });
  return t(`report:number.${key}`, Object.fromEntries(said) as Record<string, string>);
}
