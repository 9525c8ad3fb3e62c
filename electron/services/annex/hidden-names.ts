// What names become in an annex: pseudonyms for everybody if that was asked for, else for those alone whose interviews are
// all left out. They are found and drawn as those of a replication package.
import { byPlace } from '#core/counting/corpus.ts';
import type { ReadText } from '#core/annex/contents.ts';
import type { Withheld } from '#core/annex/withheld.ts';
import { Signs } from '#core/replication/folded-text.ts';
import { LeftNames } from '#core/replication/left-names.ts';
import { movedSpans } from '#core/replication/moved-spans.ts';
import { replaced, type Names } from '#core/replication/names.ts';
import { withOwnIds } from '#core/replication/own-ids.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { pseudonymKeyOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import { drawFrom } from '../replication/draw.ts';
import { simplifiedForms } from '../../engines/searching/han-forms.ts';
import { coderNames, studyPseudonyms } from '../replication/study-names.ts';

/** How things are called in the file. */
export interface HiddenNames {
  /** Text that an analyst wrote, such as the name of a code. */
  readonly written: (text: string) => string;
  /** Text that may be a name or a label alone, such as the head of a column or the title of an interview. */
  readonly called: (text: string) => string;
  readonly nameOf: (source: SourceRecord) => string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The text of a source, with these places in it. */
  readonly read: (source: SourceRecord, spans: readonly Span[]) => ReadText;
  /** What is still to be looked for; null where nobody is hidden. */
  readonly left: LeftNames | null;
  /** The same for the people who code, whom captions may name: looked for in texts and in what analysts wrote; null unless nobody is named. */
  readonly leftCoders: LeftNames | null;
  /** Names that are too short, or that may be ordinary words, and so were not replaced in running text. */
  readonly short: readonly string[];
  readonly ordinary: readonly string[];
}

/** Decides how names are written. `isAll`: nobody is named. */
export function hiddenNames(db: ReadDb, isAll: boolean, withheld: Withheld): HiddenNames {
  const [respondent, source, sourceRespondent] = [
    all(db, 'respondent').sort(byPlace),
    all(db, 'source'),
    all(db, 'sourceRespondent'),
  ];
  const ofSource = ({ label, title }: SourceRecord): string => label ?? title;
  const isHidden = isAll || withheld.respondentIds.size > 0 || withheld.sourceIds.size > 0;
  if (!isHidden)
    return {
      written: same,
      called: same,
      nameOf: ofSource,
      people: respondent,
      read: ({ textHash }, spans) => ({ text: getText(db, textHash), spans }),
      left: null,
      leftCoders: null,
      short: [],
      ordinary: [],
    };
  const hidden = isAll
    ? { respondent, source, sourceRespondent }
    : {
        respondent: respondent.filter(({ id }) => withheld.respondentIds.has(id)),
        source: source.filter(({ id }) => withheld.sourceIds.has(id)),
        sourceRespondent,
      };
  const draw = drawFrom(pseudonymKeyOf(db));
  const pseudonyms = studyPseudonyms(db, withOwnIds(hidden, draw), draw, { seeksCoders: false });
  const { names, titles, respondents, labels, left, ordinary } = pseudonyms;
  const without = (by: Names, text: string): string => by.alone(text) ?? replaced(text, by.find(text));
  return {
    written: (text) => without(names, text),
    called: (text) => titles.alone(text) ?? replaced(text, names.find(text)),
    nameOf: (each) => labels.get(draw.id(each.id)) ?? without(titles, ofSource(each)),
    people: respondent.map(({ id, name }) => ({ id, name: respondents.get(draw.id(id)) ?? name })),
    read: ({ textHash }, spans) => {
      const text = getText(db, textHash);
      const replacements = names.find(text);
      if (replacements.length === 0) return { text, spans };
      return { text: replaced(text, replacements), spans: movedSpans(replacements, spans).spans };
    },
    left,
    leftCoders: isAll ? new LeftNames([], new Signs(simplifiedForms()), coderNames(db)) : null,
    short: names.short,
    ordinary,
  };
}

function same(text: string): string {
  return text;
}
