// How a file was made that the history tells of, in the words of the screen and not by the names of the program.
import type { ExportedFile } from '#core/history/told.ts';
import type { Words } from '#words/words.ts';

/** Settings that somebody wrote: they are told as they were written. */
const WRITTEN: ReadonlySet<string> = new Set([
  'text',
  'words',
  'title',
  'caption',
  'number',
  'name',
  'sheet',
]);

/** Settings that name things of the study, or none of them. */
const NAMES: ReadonlySet<string> = new Set([
  'codeId',
  'codeIds',
  'sourceId',
  'sourceIds',
  'id',
  'coderId',
  'coderIds',
  'classIds',
  'origins',
  'languages',
  'years',
  'respondentIds',
  'attributeId',
  'attributes',
  'sampleId',
  'draws',
  'confidential',
  'beside',
  'named',
]);

/** Settings whose values have words of their own among those of changes. */
const AS_FIELD: Readonly<Record<string, string>> = { voices: 'voice', stances: 'stance' };

/** The settings of an exported file, each with what was chosen. What no words are known for is told as it was kept. */
export function settingsInWords(
  { t }: Pick<Words, 't'>,
  settings: ExportedFile['settings'],
): [name: string, value: string][] {
  const look = (key: string, otherwise: string): string => t(key, { defaultValue: otherwise });
  // As said in the words of the setting itself, else as everywhere.
  const worded = (name: string, value: string): string => {
    const [kind = '', ...named] = value.split(': ');
    if (name === 'classes') return [worded('kind', kind), ...named].join(': ');
    if (NAMES.has(name) && value !== 'none') return value;
    const everywhere = look(`acts:value.setting.${value}`, value);
    return look(`acts:value_of.${name}.${value}`, look(`acts:value.${AS_FIELD[name]}.${value}`, everywhere));
  };
  return Object.entries(settings).map(([name, value]) => [
    look(`acts:setting.${name}`, name),
    WRITTEN.has(name)
      ? value
      : value
          .split(', ')
          .map((each) => worded(name, each))
          .join(t('exports:list.separator')),
  ]);
}
