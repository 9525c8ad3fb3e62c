import { useWords } from '#renderer/state/words.ts';
import { Disclosure, type DisclosureProps } from '#renderer/ui/disclosure.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { TwoSides } from '#renderer/ui/two-sides.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import { WrittenColours } from '#renderer/ui/written-colours.tsx';
import styles from './conflicts.module.css';
import { sideOf, withSide, type Decision, type WinningSide } from './decision.ts';

/** An object that both sides changed, in words. */
export interface Conflicting<Key extends string | number> {
  /** The key under which a side is chosen; null if there is no choice. */
  readonly key: Key | null;
  readonly name: string;
  /** Remarks on the conflict. */
  readonly notes: readonly string[];
  /** The value on each side; null if words would say nothing. */
  readonly fields: readonly {
    readonly label: string;
    readonly ours: string | null;
    readonly theirs: string | null;
    readonly isColour: boolean;
  }[];
}

/** Conflicts of one kind; no title if there is only one kind. */
export interface ConflictGroup<Key extends string | number> {
  readonly title: string | null;
  readonly rows: readonly Conflicting<Key>[];
}

interface Decided<Key extends string | number> {
  readonly decision: Decision<Key>;
  readonly onDecision: (decision: Decision<Key>) => void;
}

interface ConflictsProps<Key extends string | number> extends Decided<Key> {
  readonly groups: readonly ConflictGroup<Key>[];
  readonly level: NonNullable<DisclosureProps['level']>;
}

/** The list of conflicts with a choice of side for all of them and for each one. Renders nothing if there are none. */
export function Conflicts<Key extends string | number>({ groups, level, ...decided }: ConflictsProps<Key>) {
  const { t } = useWords();
  const { decision, onDecision } = decided;
  const shown = groups.filter(({ rows }) => rows.length > 0);
  const count = shown.reduce((sum, { rows }) => sum + rows.length, 0);
  const decidedAlone = decision.except.length;
  if (count === 0) return null;
  return (
    <Disclosure title={t('exchange:fate_conflicts')} remark={count} level={level} defaultOpen>
      <div className={styles.conflicts}>
        <RadioGroup<WinningSide>
          label={t('exchange:conflict_kept')}
          value={decision.conflicts}
          onChange={(conflicts) => onDecision({ conflicts, except: [] })}
          options={[
            { value: 'ours', label: t('exchange:conflict_ours') },
            { value: 'theirs', label: t('exchange:conflict_theirs') },
          ]}
          {...(decidedAlone > 0
            ? { description: t('exchange:conflict_except', { count: decidedAlone }) }
            : {})}
        />
        {shown.map((group) => (
          <Group key={group.title} {...group} {...decided} />
        ))}
      </div>
    </Disclosure>
  );
}

function Group<Key extends string | number>({ title, rows, ...decided }: ConflictGroup<Key> & Decided<Key>) {
  const [shown, more] = useMore(rows.length);
  return (
    <section>
      {title !== null && <h5 className={styles.kind}>{title}</h5>}
      <ul className={styles.disputed}>
        {rows.slice(0, shown).map((row, index) => (
          // Several rows may have the same name, so the index is the key.
          <li key={index}>
            <Conflict row={row} {...decided} />
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function Conflict<Key extends string | number>({
  row: { key, name, notes, fields },
  decision,
  onDecision,
}: { readonly row: Conflicting<Key> } & Decided<Key>) {
  const { t } = useWords();
  return (
    <>
      <div className={styles.row}>
        <strong className={styles.subject}>{name}</strong>
        {key !== null && (
          <SegmentedControl<WinningSide>
            label={t('exchange:conflict_of', { name })}
            value={sideOf(decision, key)}
            onChange={(side) => onDecision(withSide(decision, key, side))}
            segments={[
              { value: 'ours', label: t('exchange:conflict_here') },
              { value: 'theirs', label: t('exchange:conflict_file') },
            ]}
          />
        )}
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {fields.map(({ label, ours, theirs, isColour }) => (
        <div key={label} className={styles.field}>
          <span className={styles.quiet}>{label}</span>
          {ours !== null && theirs !== null && (
            <TwoSides
              one={{ label: t('codebook_import:here'), text: ours || t('codebook_import:empty') }}
              other={{ label: t('codebook_import:in_file'), text: theirs || t('codebook_import:empty') }}
              {...(isColour ? { show: (text) => <WrittenColours text={text} /> } : {})}
            />
          )}
        </div>
      ))}
    </>
  );
}
