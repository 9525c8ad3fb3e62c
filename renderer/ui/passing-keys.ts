// Passes on keys that a field does not use, such as Escape to a dialog and shortcuts to the window. React Aria stops
// every key event for which a listener exists.
import type { TextFieldProps } from 'react-aria-components';

type OnKeyDown = NonNullable<TextFieldProps['onKeyDown']>;

/** The same listener, except that keys propagate unless it calls `stopPropagation`. */
export function passingKeys(onKeyDown: OnKeyDown): OnKeyDown {
  return (event) => {
    event.continuePropagation();
    onKeyDown(event);
  };
}
