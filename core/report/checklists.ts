// The reporting checklists COREQ and SRQR: which items there are, and where a report stands to each. Items are named in
// our own words (words/report); they are never summed up, since a count of filled items is no measure of a report.

/** The checklists and how many items each has, after Tong, Sainsbury and Craig 2007 and O’Brien et al. 2014. */
const checklistSizes = { coreq: 32, srqr: 21 } as const;

export type ChecklistName = keyof typeof checklistSizes;

/** Where an item stands: answered in the report; only in a section that is left out; nowhere yet. */
export type ItemState = 'filled' | 'left_out' | 'to_write';

export interface ChecklistItem {
  readonly number: number;
  /** What it asks for, in our words. */
  readonly title: string;
  readonly state: ItemState;
  /** The section and the paragraph or other block that answers it; null where nothing does, or no block in particular. */
  readonly section: string | null;
  readonly block: string | null;
}

export interface ChecklistState {
  readonly name: ChecklistName;
  readonly title: string;
  /** Where the list was published. */
  readonly source: string;
  readonly items: readonly ChecklistItem[];
}

/** A section as a checklist sees it. */
export interface AnsweringSection {
  readonly key: string;
  readonly isOn: boolean;
  /** Said by the analyst, for the section as a whole. */
  readonly answers: readonly string[];
  /** Said by Concord, of its blocks. */
  readonly blocks: readonly { readonly id: string; readonly answers: readonly string[] }[];
}

/** Where each item of a list stands. Sections that are on come first. */
export function itemsOf(
  name: ChecklistName,
  sections: readonly AnsweringSection[],
  titleOf: (number: number) => string,
): ChecklistItem[] {
  return Array.from({ length: checklistSizes[name] }, (_, place) => {
    const number = place + 1;
    const found = answerTo(`${name}.${number}`, sections);
    const state: ItemState = found === null ? 'to_write' : found.isOn ? 'filled' : 'left_out';
    return {
      number,
      title: titleOf(number),
      state,
      section: found?.section ?? null,
      block: found?.block ?? null,
    };
  });
}

function answerTo(item: string, sections: readonly AnsweringSection[]) {
  const places = sections.flatMap(({ key, isOn, answers, blocks }) => [
    ...blocks.flatMap((block) =>
      block.answers.includes(item) ? [{ section: key, block: block.id, isOn }] : [],
    ),
    ...(answers.includes(item) ? [{ section: key, block: null, isOn }] : []),
  ]);
  return places.find(({ isOn }) => isOn) ?? places[0] ?? null;
}

/** Whether a value names an item: `coreq.13`. */
export function isChecklistItem(value: unknown): value is string {
  const [, name = '', number = ''] = /^(coreq|srqr)\.([1-9]\d?)$/.exec(String(value)) ?? [];
  return (
    typeof value === 'string' &&
    Object.hasOwn(checklistSizes, name) &&
    Number(number) <= checklistSizes[name as ChecklistName]
  );
}
