// Reads an exported file by the rules of QualCoder 4's import (refi.py, as of November 2026).
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyOf } from '#core/guid.ts';
import { charactersOf, childOf, childrenOf, type Element } from '#core/refi/element.ts';
import { buildSample } from '#electron/sample.ts';
import { parseElements } from '#formats/refi/elements.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { broughtInto } from './brought-in.ts';
import { withoutOwn } from './own-data.ts';
import { written } from './written.ts';

/** `load_text_source` opens the file that `plainTextPath` names in the archive, and the import stops if it cannot. */
function textIn(source: Element, entries: ReadonlyMap<string, Buffer>): string {
  const path = source.attributes['plainTextPath']?.split('internal:/')[1];
  const bytes = entries.get(`sources${path}`);
  if (!bytes) throw new Error(`the import stops at ${source.attributes['name']}: ${path}`);
  return bytes.toString('utf8');
}

/** `load_codings_for_text` takes the coder from the selection, and “default” if it names none. */
function codersIn(source: Element, users: ReadonlyMap<string, string>): string[] {
  return childrenOf(source, 'PlainTextSelection').flatMap((each) =>
    childrenOf(each, 'Coding').map(
      () => users.get(keyOf(each.attributes['creatingUser'] ?? '')) ?? 'default',
    ),
  );
}

/** `load_pdf_source` assumes a path, and the import stops without one. */
function textOfPdf(source: Element): Element {
  if (source.attributes['path'] === undefined)
    throw new Error(`the import stops at ${source.attributes['name']}: it names no pdf`);
  return childOf(source, 'Representation') ?? source;
}

/** What QualCoder's import finds in the sources: their texts, and who coded in them. */
async function asQualCoderReads(project: TestProject) {
  const { entries, xml, lost, faults } = await written(project);
  const { element } = await parseElements(xml, 'project.qde');
  const users = new Map(
    childrenOf(childOf(element, 'Users') ?? element, 'User').map(({ attributes }) => [
      keyOf(attributes['guid'] ?? ''),
      attributes['name'] ?? '',
    ]),
  );
  const sources = childrenOf(childOf(element, 'Sources') ?? element).map((source) =>
    source.name === 'PDFSource' ? textOfPdf(source) : source,
  );
  return {
    texts: sources.map((source) => textIn(source, entries)),
    coders: sources.flatMap((source) => codersIn(source, users)),
    lost,
    faults,
  };
}

describe('coders', () => {
  test('of the sample study arrive, and none of their codings becomes that of “default”', async () => {
    await using project = await testProject();
    project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
    const { tables } = await project.api.project.records();

    const { coders, faults } = await asQualCoderReads(project);

    expect(faults).toEqual([]);
    expect(coders.length).toBeGreaterThan(300);
    const names = new Set(tables.coder.map(({ name }) => name));
    expect(coders.filter((name) => !names.has(name))).toEqual([]);
    expect(new Set(coders)).toEqual(new Set(['Wei', 'Wei, second pass', 'Lena', 'Adjudicated']));
  });

  test('of one selection keep their codings when there are two of them', async () => {
    await using project = await testProject();
    const [one, other] = [guid('one'), guid('other')];
    const two = `<PlainTextSelection guid="${guid('s')}" startPosition="0" endPosition="4">${[one, other]
      .map(
        (user) =>
          `<Coding guid="${guid(`c${user.slice(0, 6)}`)}" creatingUser="${user}"><CodeRef targetGUID="${guid('guide')}"/></Coding>`,
      )
      .join('')}</PlainTextSelection>`;
    const users = `<Users><User guid="${one}" name="One"/><User guid="${other}" name="Other"/></Users>`;
    await broughtInto(
      project,
      qdpx(qde(`${users}${codes(code('guide'))}<Sources>${textSource('fair', two)}</Sources>`), {
        'sources/fair.txt': 'Fair words.',
      }),
    );

    const { xml } = await written(project);

    expect(/<PlainTextSelection[^>]*>/.exec(xml)?.[0]).not.toContain('creatingUser');
    expect(xml.match(/<Coding [^>]*creatingUser="[^"]+"/g)).toHaveLength(2);
  });
});

describe('a source without a text does not stop the import', () => {
  const bare = `<TextSource guid="${guid('bare')}" name="bare"/>`;
  const absent = textSource('absent', selection('s', 4, 8, ['guide']));
  const away = `<TextSource guid="${guid('away')}" name="away" plainTextPath="relative://texts/away.txt" richTextPath="relative://texts/away.docx"/>`;
  const page = `<PDFSource guid="${guid('page')}" name="page" path="internal://page.pdf"/>`;

  test('and its empty text is reported among the losses', async () => {
    await using project = await testProject();
    await broughtInto(
      project,
      qdpx(qde(`${codes(code('guide'))}<Sources>${bare}${absent}${away}${page}</Sources>`)),
    );

    const { texts, coders, lost, faults } = await asQualCoderReads(project);

    expect(faults).toEqual([]);
    expect(texts).toEqual(['', '', '', '']);
    expect(coders).toHaveLength(1);
    expect(lost['absent_texts']?.toSorted()).toEqual([
      `absent · internal://absent.txt`,
      'away · relative://texts/away.txt',
      'bare',
      'page',
    ]);
  });

  test('and selections in it come back at their positions', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(qde(`${codes(code('guide'))}<Sources>${absent}</Sources>`)));

    const { xml } = await written(project);

    expect(xml).toContain('startPosition="4" endPosition="8"');
    expect(xml).toContain(`<CodeRef targetGUID="${guid('guide')}"/>`);
  });
});

describe('a pdf that names no file', () => {
  const inside = `<Representation guid="${guid('t')}" name="page" plainTextPath="internal://page.txt">${selection('s', 4, 8, ['guide'])}<Coding guid="${guid('w')}"><CodeRef targetGUID="${guid('guide')}"/></Coding></Representation>`;
  const words = { 'sources/page.txt': 'The fair.' };
  const bringPdf = (project: TestProject, inner: string) =>
    broughtInto(
      project,
      qdpx(
        qde(
          `${codes(code('guide'))}<Sources><PDFSource guid="${guid('page')}" name="page">${inner}</PDFSource></Sources>`,
        ),
        words,
      ),
    );

  test('is exported as a text with all its codings, so that the import does not stop there', async () => {
    await using project = await testProject();
    await bringPdf(project, inside);

    const { texts, coders, faults } = await asQualCoderReads(project);
    const { entries } = await written(project);
    await using other = await testProject();
    const back = await broughtInto(other, withoutOwn(entries));

    expect(faults).toEqual([]);
    expect(texts).toEqual(['The fair.']);
    expect(coders).toHaveLength(1);
    expect(back.tables.source.map(({ title }) => title)).toEqual(['page']);
    const codings = other.store().db.sqlite.prepare('SELECT start FROM coding ORDER BY start').pluck().all();
    expect(codings).toEqual([null, 4]);
  });

  test('stays a pdf if areas of its pages are coded, and the losses say that QualCoder stops there', async () => {
    await using project = await testProject();
    const area = `<PDFSelection guid="${guid('a')}" page="0" firstX="1" firstY="1" secondX="9" secondY="9"><Coding guid="${guid('ca')}"><CodeRef targetGUID="${guid('guide')}"/></Coding></PDFSelection>`;
    await bringPdf(project, area + inside);

    const { xml, lost, faults } = await written(project);

    expect(faults).toEqual([]);
    expect(xml).toContain('<PDFSelection');
    expect(lost['pdf_files']).toEqual(['page']);
  });
});

describe('memos', () => {
  /** `parse_notes` takes the words of a journal only from the file that `plainTextPath` names. */
  test('arrive, each as a journal with its words in a file', async () => {
    await using project = await testProject();
    await project.api.memos.add({ about: 'project', title: 'A thought', body: 'Who knows whom?\u0007' });

    const { entries, xml, faults } = await written(project);
    const { element } = await parseElements(xml, 'project.qde');
    const [note] = childrenOf(childOf(element, 'Notes') ?? element, 'Note');
    await using other = await testProject();
    const { tables } = await broughtInto(other, withoutOwn(entries));

    expect(faults).toEqual([]);
    expect(note && textIn(note, entries)).toBe('Who knows whom?\u0007');
    expect(tables.memo.map(({ title, body }) => [title, body])).toEqual([
      ['A thought', 'Who knows whom?\u0007'],
    ]);
  });

  /**
   * `create_journal_note_xml` stops the export at a journal without a name, and `parse_notes` stops the import at the
   * second of two with one name. With the sample study, no memo without a title could be exported again.
   */
  test('each have a unique name there, and untitled ones have none again here', async () => {
    await using project = await testProject();
    for (const [title, body] of [
      ['Who', 'A thought.'],
      ['Who', 'Another.'],
      ['', 'No heading\nand two lines.'],
      ['', 'No heading\nand other lines.'],
      ['', 'Who'],
    ] as const)
      // One after the other.
      await project.api.memos.add({ about: 'project', title, body });

    const { entries, xml, faults } = await written(project);
    await using other = await testProject();
    const { tables } = await broughtInto(other, withoutOwn(entries));
    const [edited] = tables.memo.filter(({ body }) => body === 'Who');
    await other.api.memos.update({ id: edited?.id ?? '', body: 'Whom' });
    const again = await written(other);

    const names = (file: string) =>
      Array.from(file.matchAll(/<Note [^>]*name="([^"]*)"/g), ([, name = '']) => name);
    expect(faults).toEqual([]);
    expect(names(xml)).toEqual(['Who', 'Who (2)', 'No heading', 'No heading (2)', 'Who (3)']);
    expect(tables.memo.map(({ title }) => title).toSorted()).toEqual(['', '', '', 'Who', 'Who (2)']);
    expect(names(again.xml).toSorted()).toEqual(['No heading', 'No heading (2)', 'Who', 'Who (2)', 'Whom']);
  });

  test('keep their titles when the file comes back, even if two are alike or one begins like another', async () => {
    await using project = await testProject();
    const given = [
      ['Who', 'A thought.'],
      ['Who', 'Another.'],
      ['Plan', 'Plan\nof the year.'],
      ['Plan (2)', 'Plan\nof next year.'],
      ['', 'No heading.'],
    ] as const;
    for (const [title, body] of given)
      // One after the other.
      await project.api.memos.add({ about: 'project', title, body });
    const { entries } = await written(project);

    await broughtInto(project, withoutOwn(entries));

    const { tables } = await project.api.project.records();
    const byBody = ([, a = '']: readonly string[], [, b = '']: readonly string[]): number => (a < b ? -1 : 1);
    expect(tables.memo.map(({ title, body }) => [title, body]).toSorted(byBody)).toEqual(
      given.toSorted(byBody),
    );
  });

  /** `create_journal_note_xml` gives every journal a new identifier, and nothing refers to a journal. */
  test('that come back as journals are matched to those that were exported, and keep their subjects', async () => {
    await using project = await testProject();
    const { sources, codes: made } = await smallStudy(project);
    const add = (about: 'source' | 'code', subjectId: string, title: string, body: string) =>
      project.api.memos.add({ about, subjectId, title, body });
    await add('source', sources.first.id, 'On it', 'Read twice.');
    await add('code', made.guide.id, '', 'Narrower than it seems.');
    await add('code', made.market.id, 'On it', 'Wider than it seems.');
    await project.api.memos.add({ about: 'project', title: 'Plan', body: 'Of the year.' });
    const before = (await project.api.project.records()).tables.memo;
    const { entries, xml } = await written(project);
    const ids = Array.from(xml.matchAll(/<Note [^>]*guid="([^"]*)"/g), ([, id = '']) => id);
    const journals = ids.reduce(
      (file, id, place) => file.replace(`guid="${id}"`, `guid="${guid(`journal ${place}`)}"`),
      xml.replaceAll(/<NoteRef [^>]*>/g, ''),
    );
    const back = new Map(entries).set('project.qde', Buffer.from(journals));

    await broughtInto(project, withoutOwn(back));

    const { memo } = (await project.api.project.records()).tables;
    const byId = (rows: typeof memo) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(memo)).toEqual(byId(before));
  });

  test('never share a name, even if an imported one got another title since', async () => {
    await using project = await testProject();
    const note = `<Note guid="${guid('alpha')}" name="Alpha"><PlainTextContent>On it.</PlainTextContent></Note>`;
    const { tables } = await broughtInto(project, qdpx(qde(`<Notes>${note}</Notes>`)));
    await project.api.memos.update({ id: tables.memo[0]?.id ?? '', title: 'Plan' });
    await project.api.memos.add({ about: 'project', title: 'Plan', body: 'Of the year.' });

    const { xml } = await written(project);

    const names = Array.from(xml.matchAll(/<Note [^>]*name="([^"]*)"/g), ([, name = '']) => name);
    expect(names.toSorted()).toEqual(['Plan', 'Plan (2)']);
  });

  test('about sources and codings of whole sources do not arrive, which is reported', async () => {
    await using project = await testProject();
    const { codes: made, sources } = await smallStudy(project);
    await project.api.codings.applyToSources({ sourceIds: [sources.first.id], codeId: made.guide.id });
    const about = { about: 'source', subjectId: sources.first.id } as const;
    await project.api.memos.add({ ...about, title: 'On it', body: 'Read twice.' });

    const { losses } = await project.api.exchange.write({ to: join(project.folder, 'out.qdpx') });

    const items = new Map(losses.map(({ key, items: each }) => [key, each]));
    expect(items.get('exchange:notes_for_qualcoder')).toEqual(['On it']);
    expect(items.get('exchange:whole_for_qualcoder')).toEqual([
      `${made.guide.name} · ${sources.first.label ?? sources.first.title}`,
    ]);
  });
});

describe('variables', () => {
  /**
   * `parse_variables` ignores a second variable of one name and keeps descriptions; `parse_variable_value` links the
   * value of a file by name. With the sample study, 82 classes and 82 dates arrive and come back as texts with new
   * identifiers.
   */
  test('of classes and dates arrive under names of their own, and can be recognised again', async () => {
    await using project = await testProject();
    project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
    await project.api.attributes.add({ name: 'Class', owner: 'respondent' });

    const { element } = await parseElements((await written(project)).xml, 'project.qde');

    const variables = childrenOf(childOf(element, 'Variables') ?? element, 'Variable');
    const names = new Map(variables.map(({ attributes }) => [attributes['guid'], attributes['name'] ?? '']));
    expect(new Set(names.values()).size).toBe(variables.length);
    const values = childrenOf(childOf(element, 'Sources') ?? element).flatMap((source) =>
      childrenOf(source, 'VariableValue').map(
        (value) => names.get(childOf(value, 'VariableRef')?.attributes['targetGUID'] ?? '') ?? 'nothing',
      ),
    );
    const counts = Array.from(
      Map.groupBy(values, (name) => name),
      ([name, each]) => [name, each.length],
    );
    expect(Object.fromEntries(counts)).toEqual({ 'Class (2)': 82, Date: 82 });
    const described = variables
      .map((each) => childOf(each, 'Description'))
      .filter((each) => each !== undefined);
    expect(described.map(charactersOf)).toEqual(['Concord: class', 'Concord: date']);
  });

  /** `parse_cases` reads no `SourceRef`. */
  test('of respondents arrive, but not their interviews, which is reported', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);

    const { losses } = await project.api.exchange.write({ to: join(project.folder, 'out.qdpx') });

    const interviews = losses.find(({ key }) => key === 'exchange:cases_for_qualcoder')?.items;
    expect(interviews).toContain(sources.first.label);
  });
});
