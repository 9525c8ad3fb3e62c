// What a number of a report counts, in words.
import { measureKeys } from '#core/agreement/measures.ts';
import type { MadeNumber } from '#core/report/report.ts';
import type { Words } from '../words.ts';

/** How the names in a label are written. */
export interface NamedInLabels {
  readonly written: (text: string) => string;
  /** The name of a code by its id. */
  readonly codeName: (id: string) => string;
}

/** What the number counts. */
export function numberLabel(
  { t }: Words,
  { about: { key, names = {} } }: Pick<MadeNumber, 'about'>,
  { written, codeName }: NamedInLabels,
): string {
  const [, kind, box] = /^flow\.(document|interview)\.(.+)$/.exec(key) ?? [];
  if (kind !== undefined) return t(`report:number.flow.${kind}`, { box: t(`figures:flow.boxes.${box}`) });
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(names)) {
    const measure = name === 'measure' ? measureKeys.find((each) => each === value) : undefined;
    if (name === 'codeId') said['code'] = codeName(value);
    else said[name] = measure ? t(`agreement:column.${measure}`) : written(value);
  }
  return t(`report:number.${key}`, said);
}
