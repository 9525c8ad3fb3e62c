// What analysts do now and then: random acts besides those of random-acts.ts, for histories of teams. An act that the rules refuse
// changes nothing.
import { reportSections } from '#core/report/report.ts';
import type { TestProject } from './project.ts';
import { rowsSeenIn, unlessRefused } from './random-acts.ts';

/** Does one of them. Throws for a fault of the program. */
export async function rarerAct(
  project: TestProject,
  kind: number,
  [a, b, c]: readonly [number, number, number],
): Promise<void> {
  const { api } = project;
  const rows = rowsSeenIn(project);
  const of = <T>(list: readonly T[], number: number): T | undefined =>
    list[number % Math.max(1, list.length)];
  const source = of(rows.source, a);
  const another = of(rows.source, b);
  const code = of(rows.code, b);
  const other = of(rows.code, c);
  const coding = of(rows.coding, c);
  const second = of(rows.coding, a);
  const memo = of(rows.memo, a);
  const given = of(rows.class, b);
  const attribute = of(rows.attribute, b);
  const coder = of(rows.coder, a);
  // Of the people, those who have no file: whoever joins a team says so in an act, and stays.
  const without = rows.coder.filter((each) => each.kind !== 'person' || each.name.startsWith('helper'));
  const leaving = of(without, b);
  const comparison = of(rows.comparison, a);
  const respondent = of(rows.respondent, c);
  const event = of(rows.timelineEvent, a);
  const reason = of(rows.exclusionReason, a);
  const kept = of(rows.keptTable, a);
  const query = of(rows.savedQuery, a);
  const sample = of(rows.sample, a);
  const recoding = of(rows.recoding, a);
  const version = of(rows.codebookVersion, a);
  const submission = of(rows.submission, a);
  const refusal = of(rows.refusedPassage, a);
  const quote = of(rows.summaryQuote, a);
  const section = of([...reportSections, ...rows.reportSection.map(({ key }) => key)], b)!;
  const before = of([null, ...reportSections], c) ?? null;
  const language = c % 2 === 0 ? 'en' : 'zh-CN';
  const tie = of(rows.themeCode, a);
  const calls: (() => Promise<unknown> | undefined | false)[] = [
    () => coding && code && api.codings.recode({ ids: [coding.id], codeId: code.id }),
    () => coding && code && api.codings.addCode({ ids: [coding.id], codeId: code.id }),
    () => {
      const on = rows.source.find(({ id }) => id === coding?.sourceId);
      const start = Math.max(0, (coding?.start ?? 0) - (a % 4));
      const span = { start, end: Math.min(on?.length ?? 0, start + 2 + (b % 30)) };
      return coding && on && api.codings.resize({ id: coding.id, textHash: on.textHash, span });
    },
    () => coding && second && coding !== second && api.codings.join({ ids: [coding.id, second.id] }),
    () =>
      code &&
      source &&
      api.codings.applyToSources({ sourceIds: rows.source.map(({ id }) => id), codeId: code.id }),
    () => coding && api.codings.update({ ids: [coding.id], weight: null, translation: `t ${a % 3}` }),
    () => code && api.codes.update({ id: code.id, name: `name ${a % 4}` }),
    () => code && api.codes.update({ id: code.id, status: a % 6 === 0 ? 'retired' : 'stable' }),
    () =>
      code &&
      api.codes.update({ id: code.id, isTheme: a % 2 === 0, aliases: `alias ${c % 3}\nalias ${a % 3}` }),
    () => code && api.codes.update({ id: code.id, codable: a % 3 > 0 }),
    () => code && api.codes.move({ id: code.id, parentId: null, beforeId: other?.id ?? null }),
    () => tie && api.codes.ungather({ themeId: tie.themeId, codeId: tie.codeId }),
    () => api.codes.topLevelAsThemes({}),
    () => memo && api.memos.update({ id: memo.id, title: `title ${b % 3}`, body: `${memo.body}\nline ${c}` }),
    () => memo && api.memos.remove({ id: memo.id }),
    () => code && api.memos.add({ about: 'code', subjectId: code.id, body: `memo ${a}` }),
    () =>
      given &&
      (a % 2 === 0
        ? api.classes.remove({ id: given.id })
        : api.classes.update({ id: given.id, name: `class ${c % 4}` })),
    () =>
      attribute &&
      (a % 2 === 0
        ? api.attributes.remove({ id: attribute.id })
        : api.attributes.rename({ id: attribute.id, name: `attribute ${c % 4}` })),
    () =>
      attribute &&
      api.attributes.set({
        id: attribute.id,
        owners: (attribute.owner === 'source' ? rows.source : rows.respondent).map(({ id }) => id),
        value: a % 2 === 0 ? null : `v ${c}`,
      }),
    () =>
      api.attributes.add({
        name: `attribute ${a % 4}`,
        owner: b % 2 === 0 ? 'source' : 'respondent',
        type: c % 2 === 0 ? 'integer' : 'date',
      }),
    () => coder && api.coders.rename({ id: coder.id, name: `coder ${b % 4}` }),
    () => leaving && api.coders.remove({ id: leaving.id }),
    () => leaving && coder && api.coders.merge({ keepId: coder.id, goneId: leaving.id }),
    () => api.coders.add({ name: `helper ${b % 3}` }),
    () =>
      coder &&
      api.coders.add({ name: `pass ${b % 4}`, kind: 'second-pass', personId: coder.personId ?? coder.id }),
    () =>
      comparison &&
      (a % 3 === 0
        ? api.comparisons.remove({ id: comparison.id })
        : api.comparisons.update({ id: comparison.id, name: `comparison ${b % 5}` })),
    () =>
      comparison &&
      code &&
      coding &&
      api.comparisons.setEvidence({
        comparisonId: comparison.id,
        themeId: code.id,
        codingIds: [coding.id],
        pinned: c % 4 > 0,
      }),
    () =>
      source &&
      another &&
      source !== another &&
      api.duplicates.link({ originalId: source.id, copyIds: [another.id] }),
    () => source && api.duplicates.unlink({ ids: [source.id] }),
    () =>
      source && another && source !== another && api.duplicates.setDistinct({ ids: [source.id, another.id] }),
    () => event && api.events.remove({ id: event.id }),
    () => api.exclusionReasons.add({ names: [`reason ${a % 3}`], couldNotBeRead: [] }),
    () =>
      reason &&
      (a % 2 === 0
        ? api.exclusionReasons.rename({ id: reason.id, name: `reason ${b % 3}` })
        : api.exclusionReasons.remove({ id: reason.id })),
    () =>
      reason &&
      api.exclusionReasons.move({ id: reason.id, beforeId: of(rows.exclusionReason, b)?.id ?? null }),
    () =>
      source &&
      api.imports.paste({
        title: `pasted ${b % 3}`,
        text: `Pasted words ${a % 5}.\nAnd more of them.`,
        kind: 'document',
      }),
    () => api.interviews.create({ label: `N${20 + (a % 4)}`, respondents: [`R${b % 4}`] }),
    () =>
      source &&
      api.sources.setKind({ ids: [source.id], kind: source.kind === 'document' ? 'interview' : 'document' }),
    () =>
      source &&
      api.sources.update({
        ids: [source.id],
        title: `title ${b % 4}`,
        language: language,
        label: c % 2 === 0 ? null : `L${b % 3}`,
      }),
    () => respondent && api.respondents.rename({ id: respondent.id, name: `R${b % 4}` }),
    () =>
      respondent &&
      api.respondents.setConsent({ ids: [respondent.id], consent: a % 2 === 0 ? null : 'counts' }),
    () =>
      source &&
      api.respondents.link({
        sourceId: source.id,
        respondentIds: c % 3 === 0 ? [] : rows.respondent.slice(0, 1 + (b % 2)).map(({ id }) => id),
      }),
    () =>
      respondent && api.respondents.remove({ ids: [respondent.id], interviewsTo: a % 2 === 0 ? 'R9' : null }),
    () => respondent && a % 4 === 0 && api.respondents.withdraw({ ids: [respondent.id] }),
    () =>
      sample &&
      (a % 2 === 0
        ? api.samples.rename({ id: sample.id, name: `sample ${b % 3}` })
        : api.samples.remove({ id: sample.id })),
    () =>
      coder &&
      api.recodings.plan({
        personId: coder.id,
        passName: `pass ${b % 3}`,
        sampleName: `again ${c % 3}`,
        weeks: a % 5,
        settings: { size: 1, strata: { by: 'none' }, allocation: 'equal' },
        seed: c,
        frame: 'all',
      }),
    () =>
      recoding &&
      (a % 2 === 0
        ? api.recodings.remind({ id: recoding.id, dueOn: b % 2 === 0 ? null : '2026-05-01' })
        : api.recodings.remove({ id: recoding.id })),
    () =>
      kept &&
      (a % 2 === 0
        ? api.keptTables.duplicate({ id: kept.id })
        : api.keptTables.rename({ id: kept.id, name: `table ${b % 5}` })),
    () => kept && api.keptTables.move({ id: kept.id, before: of(rows.keptTable, b)?.id ?? null }),
    () => query && api.savedQueries.rename({ id: query.id, name: `query ${b % 5}` }),
    () => api.versions.keep({ name: `version ${a % 4}`, reason: `because ${b}` }),
    () =>
      version &&
      (a % 2 === 0
        ? api.versions.remove({ id: version.id })
        : api.versions.update({ id: version.id, name: `version ${b % 4}` })),
    () => coding && api.versions.reread({ codingIds: [coding.id] }),
    () => api.submissions.keep({ name: `submission ${a % 3}`, date: '2026-03-14' }),
    () =>
      submission &&
      (a % 2 === 0
        ? api.submissions.remove({ id: submission.id })
        : api.submissions.update({ id: submission.id, note: `note ${b}` })),
    () => refusal && api.suggestions.allow({ ids: [refusal.id] }),
    () => {
      if (!quote) return undefined;
      const { themeId, respondentId, sourceId } = quote;
      const codingIds = rows.summaryQuote.flatMap((each) =>
        each.themeId === themeId && each.respondentId === respondentId && each.sourceId === sourceId
          ? [each.codingId]
          : [],
      );
      return api.summaries.orderQuotes({
        place: { themeId, respondentId, sourceId },
        codingIds: codingIds.toReversed(),
      });
    },
    () =>
      api.report.writeParagraph({
        section,
        language,
        paragraph: null,
        basis: null,
        runs: [{ kind: 'text', text: `Written ${a}` }],
      }),
    () =>
      api.report.writeParagraph({
        section,
        language,
        paragraph: `own ${b % 3}`,
        basis: `basis ${c % 2}`,
        runs: a % 4 === 0 ? [] : [{ kind: 'text', text: `Instead ${a}` }],
      }),
    () => api.report.restore({ paragraph: `own ${a % 3}`, language }),
    () => api.report.order({ key: section, before }),
    () => api.report.switch({ key: section, isOn: ([null, true, false] as const)[a % 3]! }),
    () => api.report.addSection({ title: `Section ${a % 3}`, language, before }),
    () => api.report.rename({ key: section, language, title: `Title ${a % 3}` }),
    () => api.report.removeSection({ key: section }),
    () => api.report.answer({ key: section, items: [`coreq.${1 + (a % 5)}`] }),
    () => api.report.fixNumber({ number: `number ${a % 3}`, value: b, reason: `because ${c}` }),
    () => api.report.unfixNumber({ number: `number ${a % 3}` }),
    () => api.project.update({ name: `study ${a % 3}`, description: `about ${b % 3}` }),
    () => coder && api.project.update({ mainCoderId: coder.id }),
    () =>
      coding &&
      second &&
      code &&
      api.codings.codePlaces({
        places: [coding, second].flatMap(({ id, sourceId, start, end }) => {
          const textHash = rows.source.find((each) => each.id === sourceId)?.textHash ?? '';
          return [
            {
              sourceId,
              textHash,
              span: start === null || end === null ? null : { start, end },
              codingIds: [id],
            },
          ];
        }),
        codeId: code.id,
      }),
    () =>
      source &&
      another &&
      source !== another &&
      api.duplicates.moveCodings({ fromIds: [source.id], toId: another.id }),
    () =>
      reason &&
      api.exclusionReasons.mark({
        id: reason.id,
        mark: b % 2 === 0 ? 'does-not-belong' : 'could-not-be-read',
      }),
    () => kept && api.keptTables.show({ id: kept.id, shown: { note: b % 2 === 0 } }),
    () =>
      recoding &&
      (a % 2 === 0
        ? api.recodings.redraw({
            id: recoding.id,
            settings: { size: 1, strata: { by: 'none' }, allocation: 'equal' },
            seed: c,
            frame: 'all',
          })
        : api.recodings.begin({ id: recoding.id })),
    () => api.respondents.add({ name: `R${b % 6}` }),
    () =>
      api.agreement.finish({
        request: {
          coderIds: rows.coder.flatMap((each) => (each.kind === 'person' ? [each.id] : [])).slice(0, 2),
          level: 'source',
          of: 'codes',
          denominator: 'all',
        },
      }),
    async () => {
      const [row] = await api.history.list({ limit: 1 });
      return row && (await api.history.giveReason({ seq: row.seq, reason: `reason ${a}` }));
    },
  ];
  await unlessRefused(calls[kind % calls.length]?.());
}
