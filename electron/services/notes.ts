import * as z from 'zod';
import { isSpanOf } from '#core/span.ts';
import { AppError } from '#core/errors.ts';
import { plainText } from '#core/text/plain-text.ts';
import { all, get, getText, quoteDigest, update } from '#db/write.ts';
import { applyCode, codingDetails, spanSchema } from './applying-codes.ts';
import { command } from './context.ts';
import { removeCoding } from './removal.ts';
import { richText } from './rich-text-input.ts';
import { movePages } from './source-pages.ts';
import { keepText } from './texts.ts';

export const notes = {
  /**
   * Saves an edited text with its codings, each at the new place of its words, and can apply codes in the same command.
   * `textHash` identifies the text that the edit began with. The input must list every coding of a span, by any coder,
   * as moved or as removed, so that none is lost silently. Throws `conflict` otherwise.
   */
  save: command(
    z.strictObject({
      sourceId: z.string(),
      textHash: z.string(),
      doc: richText,
      moved: z.array(z.strictObject({ id: z.string(), ...spanSchema.shape })),
      removed: z.array(z.string()).default([]),
      /** Codes to apply to the edited text. */
      apply: z
        .array(z.strictObject({ codeId: z.string(), span: spanSchema.nullable(), ...codingDetails }))
        .default([]),
    }),
    (context, { sourceId, textHash, doc, moved, removed, apply }) => {
      const { db } = context;
      const before = get(db, 'source', sourceId);
      if (before.textHash !== textHash)
        throw new AppError('conflict', 'errors:text_changed', { title: before.title });
      const text = plainText(doc);
      const source = update(db, 'source', sourceId, keepText(db, doc));
      if (source.textHash !== textHash) movePages(db, sourceId, getText(db, textHash), text);

      const placed = new Map(moved.map(({ id, ...span }) => [id, span]));
      const gone = new Set(removed);
      for (const coding of all(db, 'coding', { sourceId })) {
        if (gone.has(coding.id)) {
          removeCoding(db, coding.id);
          continue;
        }
        if (coding.start === null) continue;
        const span = placed.get(coding.id);
        if (!span) throw new AppError('conflict', 'errors:coding_not_placed', { title: before.title });
        if (!isSpanOf(text, span))
          throw new AppError('invalid', 'errors:not_a_span', { title: before.title });
        const digest = quoteDigest(text.slice(span.start, span.end));
        const isStill = span.start === coding.start && span.end === coding.end;
        // Most codings of a long note do not move: an autosave writes only those that do.
        if (isStill && digest === coding.quoteDigest) continue;
        update(db, 'coding', coding.id, { ...span, quoteDigest: digest });
      }
      const added = apply.map(({ codeId, span, ...details }) =>
        applyCode(context, source, text, get(db, 'code', codeId), span, details),
      );
      return { source, added };
    },
  ),
};
