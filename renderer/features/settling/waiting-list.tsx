import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { countInWords } from '#words/numbers.ts';
import { localeOf } from '#words/locale.ts';
import { itemInWords, stateInWords } from './in-words.ts';
import styles from './settling.module.css';
import { choose, chosenOf, useWaiting, type Item } from './waiting-desk.ts';

/** What needs the person, then what was decided. */
export function WaitingList() {
  const words = useWords();
  const { t } = words;
  const waiting = useWaiting();
  if (waiting === null || waiting.items.length === 0) return null;
  const chosen = chosenOf(waiting);
  return (
    <VirtualList<Item>
      label={t('settling:list')}
      className={styles.list}
      items={waiting.items}
      idOf={({ id }) => id}
      estimate={48}
      grouping={{ of: ({ group }) => group }}
      groupHeading={(group, rows) => (
        <span className={styles.group}>
          <span>{t(`settling:groups.${group as Item['group']}`)}</span>
          <span>{countInWords(words, rows.length)}</span>
        </span>
      )}
      selected={new Set(chosen ? [chosen.id] : [])}
      onSelectedChange={(ids) => {
        const [id] = ids;
        if (id !== undefined) choose(id);
      }}
      textOf={(item) => itemInWords(words, item)}
      render={(item) => <Line item={item} />}
    />
  );
}

function Line({ item }: { readonly item: Item }) {
  const words = useWords();
  const row = item.group === 'held' ? item.work.rows[0] : item.work.row;
  const colour = useProject((state) => state.tables.code.get(row?.codeId ?? '')?.colour);
  const moment = new Intl.DateTimeFormat(localeOf(words.language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const name = <b className={styles.name}>{itemInWords(words, item)}</b>;
  return (
    <div className={styles.line}>
      {colour === undefined ? name : <CodeSwatch colour={colour}>{name}</CodeSwatch>}
      <span className={styles.small}>
        {stateInWords(words, item)} · {moment.format(new Date(item.work.at))}
      </span>
    </div>
  );
}
