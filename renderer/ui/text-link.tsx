import { Link } from 'react-aria-components';
import styles from './link-button.module.css';

export interface TextLinkProps {
  readonly text: string;
  /** What it does, for those who hear it. */
  readonly label: string;
  readonly onPress: () => void;
}

/** A link within running text, which breaks over lines as words do: “(Interview N5, December 2023)”. */
export function TextLink({ text, label, onPress }: TextLinkProps) {
  return (
    <Link className={styles.link ?? ''} aria-label={label} onPress={onPress}>
      {text}
    </Link>
  );
}
