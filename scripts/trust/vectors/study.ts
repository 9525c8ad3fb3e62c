// Makes a study with a vector in every text that a person can enter: names, titles, labels, memos, definitions,
// reasons.
import type { Block } from '#core/text/rich-text.ts';
import { AppError } from '#core/errors.ts';
import { createProject } from '#db/create-project.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { countIn } from '../found.ts';
import { withStudy } from '../with-study.ts';

/** A document to show in a window, under a title that can be found. */
export interface ShownDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * How many texts were entered, by kind: `code 388`; texts that a rule refuses, such as a second code of one name, do
 * not count.
 */
export type Given = Record<string, number>;

/** How many vectors are used for things that add a table each to an export. */
const MAX_COMPARISONS = 8;
const MAX_LABEL_LENGTH = 50;
/** The longest name of a person, a class, an attribute or a reason. */
const MAX_NAME_LENGTH = 100;

/** Makes the study at `path`, with settings in `home`. Different texts give studies of the same shape. */
export async function makeStudy(
  path: string,
  home: string,
  texts: readonly string[],
  shown: ShownDocument | null = null,
): Promise<Given> {
  const [first = ''] = texts;
  createProject(
    path,
    { name: first, description: texts.join('\n'), notice: texts.slice(0, 3).join(' '), coderName: first },
    { who: 'trust', now: '2026-03-14T09:00:00.000Z' },
  ).close();
  return await withStudy(path, home, async ({ api }) => {
    const given: Given = {};
    // One act after another.
    for (const [index, text] of texts.entries()) await new Giving(api, text, index, given).all();
    if (shown !== null) {
      const { title, blocks } = shown;
      await api.imports.paste({ kind: 'document', title, doc: { type: 'doc', content: [...blocks] } });
    }
    return given;
  });
}

/** Enters one text everywhere it can be entered. */
class Giving {
  readonly #api: Client<Api>;
  readonly #text: string;
  readonly #name: string;
  readonly #index: number;
  readonly #given: Given;

  constructor(api: Client<Api>, text: string, index: number, given: Given) {
    this.#api = api;
    this.#text = text;
    this.#name = text.slice(0, MAX_NAME_LENGTH);
    this.#index = index;
    this.#given = given;
  }

  async all(): Promise<void> {
    const text = this.#text;
    const name = this.#name;
    const api = this.#api;
    await this.#give('coder', () => api.coders.add({ name }));
    await this.#give('reason', () => api.exclusionReasons.add({ names: [name] }));
    const code = await this.#give('code', () =>
      api.codes.create({
        name: text,
        name2: text,
        aliases: text,
        shortDefinition: text,
        fullDefinition: text,
        whenToUse: text,
        whenNotToUse: text,
        definition2: text,
        isTheme: this.#index % 4 === 0,
      }),
    );
    const document = await this.#give('document', () =>
      api.imports.paste({
        kind: 'document',
        title: text,
        text: `Before. ${text} After. ${this.#index}`,
        className: name,
        date: '2024-12',
      }),
    );
    const respondent = await this.#give('respondent', () => api.respondents.add({ name }));
    const interview = await this.#give('interview', () =>
      api.interviews.create({
        label: text.slice(0, MAX_LABEL_LENGTH),
        title: text,
        respondents: [name],
        place: text,
        interviewer: text,
        outline: [text.replaceAll(/[\r\n]+/g, ' ')],
      }),
    );
    await this.#give('memo', () => api.memos.add({ about: 'free', title: text, body: text }));
    await this.#give('memo', () => api.memos.add({ about: 'project', title: text, body: text }));
    if (code)
      await this.#give('memo', () => api.memos.add({ about: 'code', subjectId: code.id, body: text }));
    for (const source of [document, interview]) {
      if (!source) continue;
      await this.#aboutSource(source, code?.id, respondent?.id);
    }
    if (this.#index % 10 === 3 && document)
      await this.#give('exclusion', () => api.triage.decide({ ids: [document.id], exclusionReason: name }));
    if (this.#index < MAX_COMPARISONS) await this.#comparison(code?.id);
  }

  async #aboutSource(
    { id, textHash, length, kind }: { id: string; textHash: string; length: number; kind: string },
    codeId: string | undefined,
    respondentId: string | undefined,
  ): Promise<void> {
    const text = this.#text;
    const api = this.#api;
    await api.sources.setReviewed({ ids: [id], reviewed: true });
    await this.#give('origin', () => api.sources.update({ ids: [id], origin: text, language: text }));
    await this.#give('memo', () => api.memos.add({ about: 'source', subjectId: id, body: text }));
    // Attributes of respondents are in every table beside those of sources.
    const owner = kind === 'document' ? 'source' : 'respondent';
    const attribute = await this.#give('attribute', () => api.attributes.add({ name: this.#name, owner }));
    const owned = kind === 'document' ? id : respondentId;
    if (attribute && owned !== undefined)
      await this.#give('value', () => api.attributes.set({ id: attribute.id, owners: [owned], value: text }));
    if (respondentId !== undefined && kind === 'interview')
      await this.#give('memo', () =>
        api.memos.add({ about: 'respondent', subjectId: respondentId, body: text }),
      );
    if (codeId === undefined) return;
    const coding = await this.#give('coding', () =>
      api.codings.apply({ sourceId: id, textHash, codeId, span: { start: 0, end: length } }),
    );
    if (!coding) return;
    await this.#give('translation', () => api.codings.update({ ids: [coding.id], translation: text }));
    await this.#give('memo', () => api.memos.add({ about: 'coding', subjectId: coding.id, body: text }));
    await this.#give('example', () => api.codings.setExample({ ids: [coding.id], example: true }));
  }

  async #comparison(codeId: string | undefined): Promise<void> {
    const text = this.#text;
    const api = this.#api;
    const made = await this.#give('comparison', () => api.comparisons.create({ name: text }));
    const { tables } = await api.project.records();
    await this.#give('sample', () =>
      api.samples.draw({
        name: text,
        seed: 1,
        settings: { size: 1, strata: { by: 'class' }, allocation: 'proportional' },
        fromIds: tables.source.filter(({ kind }) => kind === 'document').map(({ id }) => id),
      }),
    );
    const theme = tables.code.find(({ isTheme }) => isTheme)?.id ?? codeId;
    if (made && theme !== undefined)
      await this.#give('verdict', () =>
        api.comparisons.judge({
          comparisonId: made.id,
          themeId: theme,
          value: 'complements',
          reasons: text,
        }),
      );
  }

  /** Does and counts the act; undefined if a rule refuses it. Throws faults of our own. */
  async #give<T>(kind: string, act: () => Promise<T>): Promise<T | undefined> {
    try {
      const done = await act();
      countIn(this.#given, kind);
      return done;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'internal') return undefined;
      throw error;
    }
  }
}
