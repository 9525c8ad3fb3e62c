/** Words that only the desktop program says: its native menu, its dialogs, and how it starts. */
export const menu = {
  about: 'About Concord',
  services: 'Services',
  hide: 'Hide Concord',
  hide_others: 'Hide Others',
  show_all: 'Show All',
  quit: 'Quit Concord',
  recent: 'Open a recent project',
  clear_recent: 'Clear this list',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  select_all: 'Select All',
  actual_size: 'Actual Size',
  zoom_in: 'Zoom In',
  zoom_out: 'Zoom Out',
  full_screen: 'Full Screen',
  window: 'Window',
  minimize: 'Minimize',
  developer_tools: 'Developer Tools',

  concord_project: 'Concord project',
  not_opened: '“{{name}}” was not opened.',
  page_gone: 'The window stopped working. Everything up to your last edit is saved.',
  show_again: 'Show it again',

  fetching: 'Fetching the desktop window, once (at most a minute) …',
  opening_page:
    'Opening Concord … If nothing happens, paste the address from the terminal into the address bar.',
  in_browser:
    'No desktop window can be opened here, because {{reason}}; Concord is in the browser at {{address}}',
  because_no_display: 'this system has no display',
  because_root: 'Electron does not run as root',
  because_no_program: 'Electron’s program is not installed and could not be fetched',
  because_ended: 'Electron ended at once ({{how}})',
  because_asked: 'CONCORD_NO_OPEN is set',
};
