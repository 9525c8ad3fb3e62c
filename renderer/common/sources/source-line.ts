// The facts of a source for the line under its title.
import { dateParts } from '#core/citation.ts';
import { byPosition } from '#core/by-position.ts';
import type { SourceRecord } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { partsInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';

type Tables = ProjectState['tables'];

/** The name of a source: an interview's label, a document's title. */
export function sourceName(source: SourceRecord, { t }: Words): string {
  if (source.kind === 'document' || !source.label) return source.title;
  return t('reader:interview_named', { label: source.label });
}

/** The title that an analyst gave an interview in addition to its label, or null. */
export function interviewTitle({ kind, title, label }: SourceRecord): string | null {
  return kind === 'interview' && label && title !== label ? title : null;
}

/** The facts of a source in their usual order, without empty ones. */
export function sourceFacts(source: SourceRecord, tables: Tables, words: Words): string[] {
  const { t } = words;
  const date = dateParts(source.date);
  const dated = date ? partsInWords(words, date) : null;
  if (source.kind === 'document') {
    const className = source.classId === null ? null : tables.class.get(source.classId)?.name;
    return present([className, dated, source.origin]);
  }
  const mode = source.mode && t(`reader:mode_${source.mode}`);
  const when = present([dated, source.place, mode]).join(t('reader:comma'));
  return present([
    ...respondentsOf(source.id, tables, words),
    when,
    source.durationMinutes && t('reader:minutes', { count: source.durationMinutes }),
  ]);
}

/** Each respondent with their attributes: “Respondent N9 · private firm, member”. */
function respondentsOf(sourceId: string, tables: Tables, { t }: Words): string[] {
  const attributes = [...tables.attribute.values()].toSorted(byPosition);
  return [...tables.sourceRespondent.values()]
    .filter((link) => link.sourceId === sourceId)
    .flatMap(({ respondentId }) => {
      const respondent = tables.respondent.get(respondentId);
      if (!respondent) return [];
      const values = new Map<string, string>();
      for (const each of tables.attributeValue.values()) {
        if (each.respondentId === respondentId) values.set(each.attributeId, each.value);
      }
      const attributeWords = attributes.flatMap(({ id, type, name }) => {
        const value = values.get(id);
        if (value === undefined || value === '') return [];
        // A bare yes or no would say nothing, so show the attribute's name if yes, and nothing if no.
        if (type === 'boolean') return value === 'true' ? [name] : [];
        return [value];
      });
      return present([
        t('reader:respondent', { name: respondent.name }),
        attributeWords.join(t('reader:comma')),
      ]);
    });
}

function present(facts: readonly (string | number | null | undefined | false)[]): string[] {
  return facts.filter(Boolean).map(String);
}
