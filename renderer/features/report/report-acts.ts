// Acts on the report, each with an offer to undo it where somebody may regret it.
import type { ReportNumber, ReportSection } from '#core/report/report.ts';
import type { ReportRun } from '#core/report/runs.ts';
import { api } from '#renderer/api.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import type { Language, Words } from '#words/words.ts';
import { placeKeyOf, type ParagraphPlace } from './paragraph-place.ts';
import { focusParagraph } from './paragraph-desk.ts';
import { noteSeen } from './report-place.ts';

/**
 * Stores a paragraph as the analyst wrote it; `basis` is that of Concord's text which it replaces, null beside Concord's.
 * Without runs to write, Concord's own text is put back.
 */
export async function writeParagraph(
  { section, paragraph, language }: ParagraphPlace,
  written: { readonly runs: readonly ReportRun[]; readonly basis: string | null } | null,
  group: string,
): Promise<void> {
  if (written === null) await api.report.restore({ paragraph, language }, { group });
  else
    await api.report.writeParagraph(
      { section, paragraph, language, basis: written.basis, runs: [...written.runs] },
      { group },
    );
}

/** Puts Concord's text back, and offers to undo it. */
export async function putBack({ t }: Words, place: ParagraphPlace): Promise<void> {
  const group = crypto.randomUUID();
  await writeParagraph(place, null, group);
  offerUndo(t('report_screen:put_back_done'), group);
}

/** Begins a paragraph of the analyst's own after this block of the section, and puts the caret there. */
export async function addParagraph(
  place: Omit<ParagraphPlace, 'paragraph'> & { readonly paragraph: string | null },
): Promise<void> {
  const { section, language, paragraph: after } = place;
  const paragraph = await api.report.writeParagraph({
    section,
    language,
    paragraph: null,
    basis: null,
    after,
    runs: [],
  });
  focusParagraph(placeKeyOf({ section, paragraph, language }));
}

/** Removes a paragraph of the analyst's own, and offers to undo it. */
export async function removeParagraph({ t }: Words, place: ParagraphPlace): Promise<void> {
  const group = crypto.randomUUID();
  await writeParagraph(place, null, group);
  offerUndo(t('report_screen:removed_paragraph'), group);
}

/** Takes a section into the report, or leaves it out. */
export async function switchSection(key: string, isOn: boolean): Promise<void> {
  await api.report.switch({ key, isOn });
}

/** Takes these sections into the report and leaves out all others, as one act. */
export async function switchSections(
  sections: readonly ReportSection[],
  on: ReadonlySet<string>,
): Promise<void> {
  const group = crypto.randomUUID();
  for (const { key, isOn } of sections)
    if (isOn !== on.has(key)) await api.report.switch({ key, isOn: !isOn }, { group });
}

/** Moves a section by one place. */
export async function moveSection(
  sections: readonly ReportSection[],
  key: string,
  by: 1 | -1,
): Promise<void> {
  const from = sections.findIndex((section) => section.key === key);
  const to = from + by;
  if (from === -1 || to < 0 || to >= sections.length) return;
  await moveSectionBefore(key, sections[by === 1 ? to + 1 : to]?.key ?? null);
}

/** Moves a section before another; null moves it to the end. */
export async function moveSectionBefore(key: string, before: string | null): Promise<void> {
  if (key !== before) await api.report.order({ key, before });
}

/** Adds a section of the analyst's own before this one; at the end where that is null. Resolves to its key. */
export function addSection(title: string, language: Language, before: string | null): Promise<string> {
  return api.report.addSection({ title, language, before });
}

/** Gives a section another title in one language. */
export async function renameSection(key: string, language: Language, title: string): Promise<void> {
  await api.report.rename({ key, language, title });
}

/** Says which section answers an item of a checklist; null for none. */
export async function answerItem(
  sections: readonly ReportSection[],
  item: string,
  by: string | null,
): Promise<void> {
  const group = crypto.randomUUID();
  for (const { key, answers } of sections) {
    const says = answers.includes(item);
    if (says === (key === by)) continue;
    const items = says ? answers.filter((each) => each !== item) : [...answers, item];
    await api.report.answer({ key, items }, { group });
  }
}

/** Removes a section of the analyst's own, and offers to undo it. */
export async function removeSection({ t }: Words, { key, title }: ReportSection): Promise<void> {
  const group = crypto.randomUUID();
  await api.report.removeSection({ key }, { group });
  offerUndo(t('report_screen:removed_section', { title }), group);
}

/** Notes that these numbers have been read as they are. */
export async function markRead(numbers: readonly ReportNumber[]): Promise<void> {
  noteSeen(numbers);
  await api.report.markRead({ numbers: numbers.map(({ id, value }) => ({ number: id, value })) });
}
