// The rows of the sample study: people, codebook, sources with their codings, memos.
import { randomUUID } from 'node:crypto';
import { initial } from '#core/tables/all.ts';
import type { WriteDb } from '#db/handles.ts';
import { insert } from '#db/write.ts';
import type { SampleCoding, SampleSource, SampleStudy } from '#fixtures/sample/sample-study.ts';
import { keepText } from '../services/texts.ts';
import { codedSince } from './coded-since.ts';
import { codingRow } from './coding-row.ts';
import { found, noon, type Named } from './named.ts';

/** Writes a study whose rows refer to each other by name, and gives each row an id. */
export class StudyRows {
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

  /** Writes all rows but those of codings made after the submission, and returns the ids of what other rows name. */
  write(): Named {
    this.#people();
    this.#codebook();
    // Samples are drawn from sources in the order of their ids: in this one, every build draws the same.
    const ids = this.#study.sources.map(() => randomUUID()).sort();
    this.#study.sources.forEach((source, place) => this.#source(ids[place]!, source));
    this.#memos();
    return { coders: this.#coders, codes: this.#codes, sources: this.#sources };
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
    this.#study.codes.forEach(
      ({ parent, aliases, gathers, created, firstDefinition: _first, ...code }, place) => {
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
      },
    );
    // Only now do all codes exist: a theme precedes the codes it gathers.
    for (const [theme, gathered] of this.#gathered) {
      const themeId = found(this.#codes, theme);
      insert(this.#db, 'themeCode', { id: randomUUID(), themeId, codeId: found(this.#codes, gathered) });
    }
  }

  #source(id: string, source: SampleSource): void {
    const { interview } = source;
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
    for (const coding of source.codings)
      if (!codedSince(this.#study, source, coding)) this.#coding(id, source, coding);
  }

  #coding(sourceId: string, { text, reviews }: SampleSource, coding: SampleCoding): void {
    const coderId = found(this.#coders, coding.coder);
    const codeId = found(this.#codes, coding.code);
    const at = noon(reviews.find(({ coder }) => coder === coding.coder)?.date ?? this.#study.created);
    const row = codingRow(text, coding, { sourceId, codeId, coderId, at });
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
