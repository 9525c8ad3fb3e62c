import styles from './twin-heading.module.css';

export interface Twin {
  readonly id: string;
  readonly title: string;
  readonly open: () => void;
}

/** The heading of screens that share a tab: the current one, and links to the others. */
export function TwinHeading({ here, twins }: { here: string; twins: readonly Twin[] }) {
  return (
    <span className={styles.twins}>
      {twins.map(({ id, title, open }) =>
        id === here ? (
          <span key={id} aria-current="page">
            {title}
          </span>
        ) : (
          <button key={id} type="button" className={styles.other} onClick={open}>
            {title}
          </button>
        ),
      )}
    </span>
  );
}
