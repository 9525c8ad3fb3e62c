// Keys of a field that it does nothing with are for what is around it: Escape for a dialog, chords for the window. The
// library under the fields keeps every key to itself where one is listened for.
import type { TextFieldProps } from 'react-aria-components';

type OnKeyDown = NonNullable<TextFieldProps['onKeyDown']>;

/** The same listener, which lets keys pass but for those that it stops with `stopPropagation`. */
export function passingKeys(onKeyDown: OnKeyDown): OnKeyDown {
  return (event) => {
    event.continuePropagation();
    onKeyDown(event);
  };
}
