// What QualCoder 4 (refi.py, seen in November 2026) takes from a file that is written here, by the rules of its import.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyOf } from '#core/guid.ts';
import { childOf, childrenOf, type Element } from '#core/refi/element.ts';
import { buildSample } from '#electron/sample.ts';
import { parseElements } from '#formats/refi/elements.ts';
import { code, codes, guid, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { broughtInto } from './brought-in.ts';
import { withoutOwn } from './own-data.ts';
import { written } from './written.ts';

/** `load_text_source` opens the file that `plainTextPath` names in the archive, and stops the import where it cannot. */
function textIn(source: Element, entries: ReadonlyMap<string, Buffer>): string {
  const path = source.attributes['plainTextPath']?.split('internal:/')[1];
  const bytes = entries.get(`sources${path}`);
  if (!bytes) throw new Error(`the import stops at ${source.attributes['name']}: ${path}`);
  return bytes.toString('utf8');
}

/** `load_codings_for_text` takes the coder from the selection, and “default” where it names none. */
function codersIn(source: Element, users: ReadonlyMap<string, string>): string[] {
  return childrenOf(source, 'PlainTextSelection').flatMap((each) =>
    childrenOf(each, 'Coding').map(
      () => users.get(keyOf(each.attributes['creatingUser'] ?? '')) ?? 'default',
    ),
  );
}

/** What its import finds of the sources: their texts, and who coded in them. */
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
    source.name === 'PDFSource' ? (childOf(source, 'Representation') ?? source) : source,
  );
  return {
    texts: sources.map((source) => textIn(source, entries)),
    coders: sources.flatMap((source) => codersIn(source, users)),
    lost,
    faults,
  };
}

describe('coders', () => {
  test('of the sample study arrive, and none of their codings is that of “default”', async () => {
    await using project = await testProject();
    project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
    const { tables } = await project.api.project.records();

    const { coders, faults } = await asQualCoderReads(project);

    expect(faults).toEqual([]);
    expect(coders.length).toBeGreaterThan(300);
    const names = new Set(tables.coder.map(({ name }) => name));
    expect(coders.filter((name) => !names.has(name))).toEqual([]);
    expect(new Set(coders).size).toBe(2);
  });

  test('of one selection stay with their codings where there are two of them', async () => {
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

  test('and that its text is empty is among the losses', async () => {
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

  test('and what was selected in it comes back as it stood', async () => {
    await using project = await testProject();
    await broughtInto(project, qdpx(qde(`${codes(code('guide'))}<Sources>${absent}</Sources>`)));

    const { xml } = await written(project);

    expect(xml).toContain('startPosition="4" endPosition="8"');
    expect(xml).toContain(`<CodeRef targetGUID="${guid('guide')}"/>`);
  });
});

describe('memos', () => {
  /** `parse_notes` takes the words of a journal from the file that `plainTextPath` names, and from nowhere else. */
  test('reach it, each as a journal with its words in a file', async () => {
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

  test('about sources and codings of whole sources do not reach it, which is said', async () => {
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
