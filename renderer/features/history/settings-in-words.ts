// The settings of an exported file in the words of the screen rather than the program's names.
import type { ExportedFile } from '#core/history/act-notes.ts';
import type { Words } from '#words/words.ts';

/** Settings with free text, shown as written. */
const WRITTEN: ReadonlySet<string> = new Set([
  'text',
  'words',
  'title',
  'caption',
  'number',
  'name',
  'sheet',
  'terms',
  'stopWords',
]);

/** Settings that name objects of the study, or none. */
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
  'years',
  'respondentIds',
  'attributeId',
  'attributes',
  'sampleId',
  'draws',
  'lanes',
  'confidential',
  'beside',
  'named',
]);

/** Settings whose values use the words of a field in the history. */
const AS_FIELD: Readonly<Record<string, string>> = { voices: 'voice', stances: 'stance' };

/** The settings of an exported file, each with its value. A setting without words is shown as stored. */
export function settingsInWords(
  { t }: Pick<Words, 't'>,
  settings: ExportedFile['settings'],
): [name: string, value: string][] {
  const look = (key: string, otherwise: string): string => t(key, { defaultValue: otherwise });
  // The words of this setting, else the general ones.
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
