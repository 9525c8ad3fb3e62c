/** Teams: the verb of the command line, and how a file stands in its team. */
export const team = {
  verb: 'A study of several people: each works in a file of their own, and a server keeps all changes in their order',
  verbs: {
    sql: 'Print the SQL with which an administrator prepares a database for teams',
    create:
      'Make a study the study of a team: its main coder becomes the owner, and the study is sent to the server',
    invite: 'Make a login a member, and print an invitation for the person',
    join: 'Join a team: make a new file of its study',
    member: 'Give a member another role, or take them off the team',
    rules: 'Say who may change codes, and who sources: every coder, or the owners alone; or decide it',
    sync: 'Receive what others did, and send what was done here',
    status: 'Say how this file stands in its team',
    settle: 'List what waits for a decision where somebody else had changed the same, or decide',
    round: 'Blind rounds of a team, kept apart until they are unlocked: to open one, and to unlock it',
    round_open: 'Open a blind round: what its persons code reaches nobody else until it is unlocked',
    round_unlock:
      'Unlock a blind round for all: its work is published, and the sentence for the paper printed',
    check: 'Compare what this file has received with the log on the server',
    move: 'Move the team to another server or into an empty shared folder, or start its log again from this file',
    folder: 'A team over a shared folder, without a server: one file of the team keeps the log there',
    folder_create:
      'Make a study the study of a team over an empty shared folder: its main coder becomes the owner, and this file keeps the log',
    folder_keep:
      'Have this file keep the log of a team over a shared folder from now on, such as after the file that did was lost: for owners',
    leave: 'Leave the team; the file stays, with the whole study',
  },
  options: {
    database: 'the database',
    owner_login: 'the login of the person who will make a team',
    url: 'the database, as postgres://LOGIN@HOST/DATABASE; with ?sslrootcert=FILE or ?fingerprint=SHA256 for its certificate, ?host=/FOLDER for a socket, ?ssh=USER@GATEWAY[:PORT] for a tunnel',
    owner_name: 'the name of the owner (default: the name of the main coder)',
    login: 'the login of the person at the server',
    role: 'owner: may do everything; coder: codes; reader: sees the study and sends nothing',
    coder: 'who this person is in the study already, by name',
    invitation: 'the invitation, a file that it stands in, or - for standard input',
    folder: 'where the team’s folder lies on this computer (default: where it lies for who invites)',
    other_login: 'the login at the server (default: that of the invitation)',
    name: 'the name of the person, which others will see',
    remove: 'take the member off the team; their work stays',
    list: 'list what waits for a decision, and what was decided (default)',
    take: 'decide about what waits, or otherwise about what was decided: its id, then ours, theirs or both',
    seen: 'note that what was decided has been looked at',
    cut_off:
      'let the file on this machine, such as a lost one, send no more; its name, or the beginning of the file’s id',
    follow: 'go where the team’s log is kept now, if it has moved',
    follow_folder:
      'with --follow into a folder, also the same one at another path: where it lies on this computer (default: where it lies for who moved the team)',
    restart:
      'start the log again from this file, also where the log there is another one, would only become shorter, or leaves something behind at the old place',
    round_name: 'the name of the round',
    persons: 'who codes in it: names of coders, with commas between',
    codebook: 'frozen: nobody changes codes; own: new codes are sealed with the codings',
    unlock_anyway: 'although files of people who code in it have not come to where the team has moved',
    owner_sees: 'let the owners of the team read what is sealed; the sentence for the paper says so',
    rules_codebook: 'who may change codes from now on',
    rules_sources: 'who may import and change sources from now on',
    texts_first:
      'end once texts and codings are here; `team sync` fetches the originals, such as pdfs, later',
    watch: 'go on until it is interrupted with Ctrl-C',
    password_fd:
      'read the password from this file descriptor (default: from the file that PGPASSFILE names, or ask)',
  },
  persons_two: '--persons names one person only. Name at least two, with commas between.',
  role_or_remove: 'Give one of --role, --remove and --cut-off.',
  login_idle:
    'The invitation is to a team over a folder, where there are no logins: --login says nothing there. Leave it out.',
  follow_first: '--folder says where the folder lies to which --follow goes. Give both, or neither.',
  restart_idle:
    'In a folder a log always begins in an empty one, so that --restart says nothing there. Leave it out.',
  folder_idle:
    'The invitation is to a team on a server: --folder is used with one to a team over a folder. Leave it out.',
  no_descriptor:
    'No password could be read from the descriptor {{descriptor}}. Nothing was sent. Open it for this command, such as with {{descriptor}}<FILE in a shell.',
  password: 'Password of {{login}} at {{place}}:',
  sql_first: 'Your login may not make other logins. An administrator of the database has to run this first:',
  password_made:
    'The login {{login}} was made with this password. Give it to the person separately from the invitation, such as by telephone: {{password}}',
  invited: 'Send {{login}} the following line. It holds no password.',
  rules: {
    codebook_all: 'Every coder may change codes.',
    codebook_owner: 'Only owners change codes.',
    sources_all: 'Every coder may import and change sources.',
    sources_owner: 'Only owners import and change sources.',
    unheard:
      'The file of {{name}} on {{machine}} has not heard of it yet. What is done there until then still comes.',
  },
  roles: { owner: 'owner', coder: 'coder', reader: 'reader' },
  status: {
    who: '{{name}} ({{login}}), {{role}}',
    place: 'The log is kept at {{place}}.',
    keeping:
      'The log is kept by the file of {{name}} on {{machine}}; it last ran on {{date}}. The work of others arrives when it has run.',
    keeping_here:
      'This file keeps the log: it takes the work of the others whenever it is open. It last ran on {{date}}.',
    laid_zero: 'None of your changes wait for it in the folder.',
    laid_one: '{{count}} of your changes lies in the folder and waits for it.',
    laid_other: '{{count}} of your changes lie in the folder and wait for it.',
    lacks:
      'Change {{number}}, or a text that it names, is not in the folder on this computer yet, and later ones wait for it. If it stays so, copy “log” and “blobs” from a computer that has them.',
    ignored_one:
      '{{count}} file in the folder does not belong to the team and is left alone, such as a synchroniser’s copy of a conflict: {{names}}',
    ignored_other:
      '{{count}} files in the folder do not belong to the team and are left alone, such as a synchroniser’s copies of conflicts: {{names}}',
    received: 'Received up to change {{head}}.',
    head_one: 'Received up to change {{head}}; {{count}} person is here.',
    head_other: 'Received up to change {{head}}; {{count}} people are here.',
    unsent_zero: 'All changes are sent.',
    unsent_one: '{{count}} change is kept here and not sent yet.',
    unsent_other: '{{count}} changes are kept here and not sent yet.',
    sealed_one: '{{count}} change is sealed until the round is unlocked.',
    sealed_other: '{{count}} changes are sealed until the round is unlocked.',
    coming_one: '{{count, number}} original is still to come ({{size}}). Texts and codings are all here.',
    coming_other: '{{count, number}} originals are still to come ({{size}}). Texts and codings are all here.',
    held_one: '{{count}} change waits for a decision.',
    held_other: '{{count}} changes wait for a decision.',
    remarks_one: 'In {{count}} place somebody else had changed the same, and it was decided what stands.',
    remarks_other: 'In {{count}} places somebody else had changed the same, and it was decided what stands.',
  },
  synced:
    'Changes received: {{received}}. Sent: {{sent}}. Waiting for a decision: {{held}}. Decided, to look at: {{remarks}}. The log ends with change {{head}}.',
  originals_came_one: '{{count, number}} original has come.',
  originals_came_other: '{{count, number}} originals have come.',
  originals_left_one: '{{count, number}} original did not come: {{why}}',
  originals_left_other: '{{count, number}} originals did not come: {{why}}',
  round_opened: 'The round “{{round}}” is open. What its persons code is sealed from now on.',
  round_on_its_way:
    'The round “{{round}}” is unlocked. What was coded in it comes as the files of those who coded exchange changes; then “concord rounds” has the sentence for the paper. A file that never will is cut off: concord team member STUDY LOGIN --cut-off MACHINE.',
  round_unlocked: 'The round “{{round}}” is unlocked, and its work is published. For the paper:',
  checked: 'What this file has received is what the team’s log holds: up to change {{here}} of {{there}}.',
  kept_as:
    'The team’s log had started again, so this file fetched the study again. The file as it was is kept as {{path}}.',
  moved: {
    place: 'The team is kept at {{place}}; its log goes on after change {{head}}.',
    rounds_go_on:
      'These blind rounds go on there: {{names}}. What was sealed in them before, and is not there, is sealed again from the files of those who code in them, once each has gone there.',
    freed: 'The server keeps {{size}} less.',
    old_told:
      'The old place tells the others where the team is. They go there with “concord team sync STUDY --follow”.',
    old_untold:
      'The old place could not be told. Send every member an invitation (concord team invite); they go to the new place with “concord team join THEIR-FILE --invitation TEXT”, and lose nothing.',
    absent:
      'Not members there yet: {{names}}. Invite each with concord team invite STUDY --login LOGIN --role ROLE --coder NAME.',
  },
  take_how: 'After --take, give the id of what waits and then ours, theirs or both, and no other option.',
  take_these: '“{{take}}” cannot be taken here. Nothing was changed. What can be taken: {{takes}}.',
  take_none:
    'This was decided so that nobody’s work is lost, and there is no other side to take. Nothing was changed. Note it as seen with --seen, or change the thing itself.',
  nothing_waits: 'Nothing waits for a decision.',
  waits: '{{id}}  {{date}}  waits: {{what}} ({{names}})',
  decided: {
    both_changed: '{{id}}  {{date}}  {{what}}: “{{name}}” had been changed by somebody else too.',
    both_changed_later:
      '{{id}}  {{date}}  {{what}}: “{{name}}” had been changed by somebody else too. “{{later}}” stands, instead of “{{earlier}}”.',
    both_changed_earlier:
      '{{id}}  {{date}}  {{what}}: “{{name}}” had been changed by somebody else too. “{{earlier}}” stands, instead of “{{later}}”.',
    came_back: '{{id}}  {{date}}  {{what}}: “{{name}}” had been removed by somebody else and came back.',
    stays:
      '{{id}}  {{date}}  {{what}}: “{{name}}” was to be removed, but stays because somebody else has worked on it.',
    kept: '{{id}}  {{date}}  {{what}}: “{{name}}” was to be removed, but stays: only owners of the team may remove it now.',
    moved_up: '{{id}}  {{date}}  {{what}}: “{{name}}” moved up, because the code above it was removed.',
    in_a_ring:
      '{{id}}  {{date}}  {{what}}: “{{name}}” stays where it was: otherwise it would lie below itself.',
    numbered:
      '{{id}}  {{date}}  {{what}}: “{{name}}” got a number of its own, because another has its name or number.',
    link_gone:
      '{{id}}  {{date}}  {{what}}: what “{{name}}” was linked to has been removed, and the link with it.',
  },
  has_left_zero: 'This file has left its team and is the study of one person again.',
  has_left_one: 'This file has left its team. {{count}} change that waited for a decision stays undone.',
  has_left_other: 'This file has left its team. {{count}} changes that waited for a decision stay undone.',
  left_unsent_one:
    '{{count}} change was never sent to the team; it is in this file alone. “concord export” writes the study as a .qdpx file that the owner can import.',
  left_unsent_other:
    '{{count}} changes were never sent to the team; they are in this file alone. “concord export” writes the study as a .qdpx file that the owner can import.',
  footer: {
    opens: '{{name}}: team',
    here_one: '{{count}} here',
    here_other: '{{count}} here',
    all_sent: 'all sent',
    to_send_one: '{{count}} to send',
    to_send_other: '{{count}} to send',
    laid_one: '{{count}} waits for {{name}}',
    laid_other: '{{count}} wait for {{name}}',
    go_there: 'Go there…',
    kept_one: '{{count}} kept here',
    kept_other: '{{count}} kept here',
    coming_one: '{{count, number}} original to come',
    coming_other: '{{count, number}} originals to come',
    offline: 'offline since {{since}}',
    stopped: {
      update: 'update needed',
      off: 'no longer in this team',
      differs: 'stopped: the copies differ',
      moved: 'the team has moved',
      password: 'password needed',
      original: 'an original is missing',
      other: 'not connected',
    },
    sealed: '{{name}}, sealed',
    held_one: '{{count}} held',
    held_other: '{{count}} held',
  },
  dialog: {
    action: 'Team…',
    title: 'Team',
    none: 'This study is in one file. To work on it with others, each in a file of their own and with or without a network, share it with a team.',
    now: 'Send and receive now',
    password: 'Password of {{login}}',
    fetch_originals: 'Fetch them',
    put_off_originals: 'Only when opened',
    coming_put_off: 'Each comes when it is opened.',
    enter: 'Connect',
    people: 'People',
  },
};
