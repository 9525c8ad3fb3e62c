// The control of every analysis that keeps its table or figure for the paper.
import { useState } from 'react';
import { Bookmark } from 'lucide-react';
import type { Shown } from '#core/kept-tables/kept-table.ts';
import { api } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { screenNow } from './screen-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type KeptKind = Parameters<typeof api.keptTables.keep>[0]['kind'];

/** What can be kept of a screen. */
export interface Keeping {
  readonly kind: KeptKind;
  /** The argument of the count that makes it. */
  readonly asked: object;
  readonly shown: Shown;
  /** The caption that is offered as its title; of several items the same. */
  readonly title: string;
  /** What tells it from the other items, such as the language of its texts. */
  readonly part?: string | undefined;
}

export interface KeepProps {
  readonly items: readonly Keeping[];
  /** The keys that the footer shows in place of the action's own; none on a screen where letters write. */
  readonly hintKeys?: readonly string[];
  /** Where K steps through a list, Agreement keeps by a key of its own. */
  readonly action?: 'tables.keep' | 'agreement.keep';
  /** False for what a screen can keep besides: the key keeps the first. Default: true. */
  readonly hasKey?: boolean;
}

/** Keeps what the screen shows, by button or by key; several tables at once where a screen shows several. */
export function Keep({ items, hintKeys, action = 'tables.keep', hasKey = true }: KeepProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [isOpen, setIsOpen] = useState(false);
  const canKeep = !readOnly && items.length > 0;
  useActions(
    canKeep && hasKey
      ? { [action]: { run: () => setIsOpen(true), ...(hintKeys === undefined ? {} : { hintKeys }) } }
      : {},
  );
  if (items.length === 0) return null;
  return (
    <>
      <Button icon={<Bookmark size={14} aria-hidden />} isDisabled={!canKeep} onPress={() => setIsOpen(true)}>
        {t('kept_tables:keep')}
      </Button>
      {isOpen && <KeepDialog items={items} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface KeepDialogProps {
  readonly items: readonly Keeping[];
  readonly onClose: () => void;
}

function KeepDialog({ items, onClose }: KeepDialogProps) {
  const { t } = useWords();
  const [title, setTitle] = useState(items[0]?.title ?? '');
  const [error, setError] = useProblem([title]);
  const titles = items.map(({ part }) =>
    part === undefined ? title.trim() : t('kept_tables:part_title', { title: title.trim(), part }),
  );
  const run = async (): Promise<void> => {
    try {
      const group = crypto.randomUUID();
      for (const [place, { kind, asked, shown }] of items.entries()) {
        const settings = { ...asked, shown: { ...shown, ...screenNow(kind) } };
        // One after the other, so that they stand in the list as on the screen.
        await api.keptTables.keep({ kind, name: titles[place] ?? '', settings }, { group });
      }
      onClose();
      offerUndo(t('kept_tables:kept', { count: items.length, title: titles[0] }), group);
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t('kept_tables:keep_title')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('kept_tables:keep_act'), isDisabled: title.trim() === '', run }}
    >
      <TextField label={t('kept_tables:title')} value={title} onChange={setTitle} error={error} autoFocus />
      {items.length > 1 && (
        <p>
          {t('kept_tables:keep_each', {
            titles: titles
              .map((each) => t('uses:quoted', { name: each }))
              .join(t('counting:scope.separator')),
          })}
        </p>
      )}
      <p>{t('kept_tables:keep_about')}</p>
    </Dialog>
  );
}
