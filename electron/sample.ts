// Makes a project of the sample study: invented texts to explore, read from fixtures/sample.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#core/errors.ts';
import { withFile } from '#core/program-origin.ts';
import type { CodingRecord } from '#core/records.ts';
import { initial } from '#core/tables/initial.ts';
import { createProject } from '#db/create-project.ts';
import type { WriteDb } from '#db/handles.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { all, insert, quoteDigest } from '#db/write.ts';
import type { Store } from '#db/store.ts';
import { loadSample } from '#fixtures/sample/load-sample.ts';
import type { SampleCoding, SampleSource, SampleStudy } from '#fixtures/sample/sample-study.ts';
import { keepText } from './services/texts.ts';

function sampleFolder(): string {
  // In a clone beside `electron/`, in a package beside the bundle.
  const places = ['../fixtures/sample', './fixtures/sample'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const folder = places.find((place) => existsSync(`${place}/study.md`));
  if (!folder) throw new AppError('not_found', 'errors:no_such_file', { name: 'fixtures/sample' });
  return folder;
}

/**
 * Makes the sample study at `path` and opens it; `coderName` names its main coder. Making it is no act, so it cannot be
 * undone. Throws `conflict` if another coder of the study has that name.
 */
export function buildSample(path: string, options: OpenOptions, coderName?: string): Store {
  const study = loadSample(sampleFolder());
  const { name, description, notice, mainCoder } = study;
  if (study.coders.some((coder) => coder !== mainCoder && coder === coderName))
    throw new AppError('conflict', 'errors:coder_name_taken', { name: coderName ?? '' });
  const store = createProject(
    path,
    { name, description, notice, coderName: coderName ?? mainCoder },
    options,
  );
  const [main] = all(store.db, 'coder');
  const deed = { method: 'project.sample', coderId: main?.id ?? '', at: options.now, group: null };
  store.transact(deed, (db) => new SampleWriter(db, study, main?.id ?? '').write());
  return store;
}

/** Writes a study whose rows refer to each other by name, and gives each row an id. */
class SampleWriter {
  readonly #db: WriteDb;
  readonly #study: SampleStudy;
  readonly #created: string;
  readonly #coders = new Map<string, string>();
  readonly #classes = new Map<string, string>();
  readonly #respondents = new Map<string, string>();
  readonly #codes = new Map<string, string>();
  readonly #sources = new Map<string, string>();
  readonly #gathered: (readonly [theme: string, code: string])[] = [];
  #examples = 0;

  constructor(db: WriteDb, study: SampleStudy, mainCoderId: string) {
    this.#db = db;
    this.#study = study;
    this.#created = noon(study.created);
    this.#coders.set(study.mainCoder, mainCoderId);
  }

  write(): void {
    this.#people();
    this.#codebook();
    for (const source of this.#study.sources) this.#source(source);
    this.#memos();
    this.#program();
  }

  #people(): void {
    for (const name of this.#study.coders) {
      if (this.#coders.has(name)) continue;
      const coder = {
        id: randomUUID(),
        name,
        kind: 'person',
        personId: null,
        program: null,
        createdAt: this.#created,
      } as const;
      this.#coders.set(name, insert(this.#db, 'coder', coder).id);
    }
    this.#study.classes.forEach(({ name, coverage }, place) => {
      this.#classes.set(
        name,
        insert(this.#db, 'class', { id: randomUUID(), name, coverage, frameSize: null, position: place + 1 })
          .id,
      );
    });
    const attributes = (['workplace', 'member', 'position'] as const).map((name, place) =>
      insert(this.#db, 'attribute', {
        id: randomUUID(),
        name,
        owner: 'respondent',
        type: name === 'member' ? 'boolean' : 'text',
        position: place + 1,
      }),
    );
    this.#study.respondents.forEach((person, place) => {
      const respondentId = insert(this.#db, 'respondent', {
        id: randomUUID(),
        name: person.name,
        position: place + 1,
        consent: null,
      }).id;
      this.#respondents.set(person.name, respondentId);
      for (const { id: attributeId, name } of attributes) {
        const value = String(person[name as 'workplace' | 'member' | 'position']);
        insert(this.#db, 'attributeValue', {
          id: randomUUID(),
          attributeId,
          sourceId: null,
          respondentId,
          value,
        });
      }
    });
  }

  #codebook(): void {
    this.#study.codes.forEach(({ parent, aliases, gathers, created, ...code }, place) => {
      this.#gathered.push(...gathers.map((gathered) => [code.name, gathered] as const));
      const id = randomUUID();
      this.#codes.set(code.name, id);
      insert(this.#db, 'code', {
        ...code,
        id,
        parentId: parent === null ? null : found(this.#codes, parent),
        position: place + 1,
        aliases: aliases.join('\n'),
        mergedInto: null,
        createdAt: noon(created),
      });
    });
    // Only now do all codes exist: a theme precedes the codes it gathers.
    for (const [theme, gathered] of this.#gathered) {
      const themeId = found(this.#codes, theme);
      insert(this.#db, 'themeCode', { id: randomUUID(), themeId, codeId: found(this.#codes, gathered) });
    }
  }

  #source(source: SampleSource): void {
    const { interview } = source;
    const id = randomUUID();
    this.#sources.set(source.path, id);
    insert(this.#db, 'source', {
      ...initial.source,
      id,
      kind: source.kind,
      classId: found(this.#classes, source.className),
      title: source.title,
      date: source.date,
      language: source.language,
      origin: source.issuer ?? source.origin,
      status: 'included',
      ...keepText(this.#db, source.doc),
      label: interview?.label ?? null,
      place: interview?.place ?? null,
      mode: interview?.mode ?? null,
      durationMinutes: interview?.minutes ?? null,
      interviewer: interview?.interviewer ?? null,
      createdAt: this.#created,
    });
    if (interview) {
      const respondentId = found(this.#respondents, interview.respondent);
      insert(this.#db, 'sourceRespondent', { id: randomUUID(), sourceId: id, respondentId });
    }
    for (const { coder, date } of source.reviews) {
      const coderId = found(this.#coders, coder);
      insert(this.#db, 'review', { id: randomUUID(), sourceId: id, coderId, at: noon(date) });
    }
    for (const coding of source.codings) this.#coding(id, source, coding);
  }

  #coding(sourceId: string, { text, reviews }: SampleSource, coding: SampleCoding): void {
    const coderId = found(this.#coders, coding.coder);
    const codeId = found(this.#codes, coding.code);
    const at = noon(reviews.find(({ coder }) => coder === coding.coder)?.date ?? this.#study.created);
    const row: CodingRecord = {
      id: randomUUID(),
      sourceId,
      codeId,
      coderId,
      start: coding.span?.start ?? null,
      end: coding.span?.end ?? null,
      quoteDigest: coding.span ? quoteDigest(text.slice(coding.span.start, coding.span.end)) : null,
      weight: null,
      stance: coding.stance,
      voice: coding.voice,
      respondentId: null,
      translation: null,
      suggestedBy: null,
      rationale: null,
      confidence: null,
      createdAt: at,
    };
    insert(this.#db, 'coding', row);
    if (coding.example) {
      this.#examples += 1;
      insert(this.#db, 'codeExample', {
        id: randomUUID(),
        codeId,
        codingId: row.id,
        position: this.#examples,
      });
    }
    if (coding.memo !== null) this.#memo('coding', row.id, '', coding.memo, coderId, at);
  }

  /** The layer of a program that was made up: in no count until somebody chooses it. */
  #program(): void {
    const { program, programCodings, sources } = this.#study;
    const at = this.#created;
    const sha256 = createHash('sha256').update(program.file).digest('hex');
    const origin = withFile({ files: [] }, { name: 'program.csv', sha256, at, note: program.note });
    const coderId = insert(this.#db, 'coder', {
      id: randomUUID(),
      name: program.name,
      kind: 'machine',
      personId: null,
      program: JSON.stringify(origin),
      createdAt: at,
    }).id;
    const texts = new Map(sources.map(({ path, text }) => [path, text]));
    for (const { source, code, span, rationale, confidence } of programCodings)
      insert(this.#db, 'coding', {
        id: randomUUID(),
        sourceId: found(this.#sources, source),
        codeId: found(this.#codes, code),
        coderId,
        ...span,
        quoteDigest: quoteDigest((texts.get(source) ?? '').slice(span.start, span.end)),
        weight: null,
        stance: null,
        voice: source.startsWith('interviews/') ? 'paraphrase' : null,
        respondentId: null,
        translation: null,
        suggestedBy: null,
        rationale,
        confidence,
        createdAt: at,
      });
  }

  #memos(): void {
    for (const { about, subject, title, body, coder, date } of this.#study.memos) {
      const names = { source: this.#sources, code: this.#codes, respondent: this.#respondents };
      const bound = about === 'free' || about === 'project' ? null : found(names[about], subject ?? '');
      this.#memo(about, bound, title, body, found(this.#coders, coder), noon(date));
    }
  }

  #memo(
    about: 'free' | 'project' | 'source' | 'code' | 'coding' | 'respondent',
    subjectId: string | null,
    title: string,
    body: string,
    coderId: string,
    at: string,
  ): void {
    insert(this.#db, 'memo', {
      id: randomUUID(),
      title,
      body,
      about,
      sourceId: about === 'source' ? subjectId : null,
      codeId: about === 'code' ? subjectId : null,
      codingId: about === 'coding' ? subjectId : null,
      respondentId: about === 'respondent' ? subjectId : null,
      coderId,
      createdAt: at,
      updatedAt: at,
    });
  }
}

/** The reader of the sample texts has checked every name, so a missing name is our own fault. */
function found(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The sample study names “${name}”, which it does not have.`);
  return id;
}

function noon(date: string): string {
  return `${date}T12:00:00.000Z`;
}
