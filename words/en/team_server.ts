// What a team's server, or the way to it, refuses: what happened, why, and what to do.
export const team_server = {
  unreachable:
    '{{server}} does not answer ({{what}}). Your work is kept here and sent later. Check your network, and that the server’s address is right and it is running.',
  unknown_host:
    'There is no server of the name in {{server}}, or this computer is offline. Your work is kept here and sent later. Check the name and your network.',
  no_tunnel:
    'The SSH tunnel over {{gateway}} could not be opened ({{what}}). Check that “{{command}}” works in a terminal with a key and asks nothing.',
  lost: 'The connection to {{server}} was cut. Your work is kept here and sent later.',
  stopping: '{{server}} is being shut down or started. Your work is kept here and sent later.',
  no_answer: '{{server}} took too long to answer, so nothing was sent. Concord tries again.',
  turn_over:
    '{{server}} closed the connection before everything was sent. Your work is kept here. Concord tries again.',
  too_many:
    '{{server}} has too many connections at the moment. Concord tries again; if it goes on, the administrator has to raise max_connections.',
  disk_full:
    'The disk of {{server}} is full, so nothing more can be sent. Your work is kept here. The administrator has to make room.',
  no_memory:
    '{{server}} has no memory left ({{what}}). Your work is kept here and sent later. Tell the administrator.',
  read_only:
    '{{server}} takes nothing in at the moment because it is read-only, such as during a backup or a move. Your work is kept here and sent later.',
  wrong_password:
    'The password of {{login}} at {{server}} is wrong or has expired. Enter it again, or ask the administrator for a new one.',
  password_needed:
    '{{login}} at {{server}} needs a password, and none was given. Enter it, or name a file in PGPASSFILE that has a line for this login and that nobody else may read.',
  login_refused:
    '{{server}} does not let {{login}} in ({{what}}). Check the login; otherwise the administrator has to make it or allow it in pg_hba.conf.',
  no_database:
    'There is no database “{{database}}” at {{server}}. In a team, your work is kept here and sent once it is there again; if it was renamed, moved or deleted, an owner moves the team (“Team”, or `concord team move`) and the others follow. Otherwise check the address, or ask the administrator to create it.',
  no_rights:
    '{{login}} may not do that at {{server}} ({{what}}). The administrator has to run: GRANT concord_member TO "{{login}}"; (if that was done, the schema there is of a newer Concord: update this one).',
  no_tls:
    '{{server}} does not encrypt its connections (TLS), so nothing was sent, no password either. The administrator has to switch on ssl in PostgreSQL.',
  tls_failed:
    'No encrypted connection to {{server}} could be made ({{what}}). It needs TLS 1.3: the administrator has to check ssl and its version.',
  certificate_foreign:
    'The certificate of {{server}} was not issued by an authority that you trust ({{what}}), so it may be another server. Nothing was sent, no password either. Ask the administrator for the authority’s certificate or for the fingerprint.',
  certificate_name:
    'The certificate that {{server}} shows is for another name ({{what}}), so it may be another server. Nothing was sent. Use the name that the certificate is for.',
  certificate_expired:
    'The certificate of {{server}} is not valid today ({{what}}). Nothing was sent. The administrator has to renew it; also check the clock of this computer.',
  certificate_other:
    '{{server}} shows another certificate than the invitation names, so it may be another server. Nothing was sent, no password either. Expected {{expected}}, found {{found}}. Ask who invited you whether the certificate was renewed; if it was, you need a new invitation.',
  no_channel_binding:
    '{{server}} asks for the password of {{login}} in a way that others could listen to, so none was sent. The administrator has to use scram-sha-256 in pg_hba.conf and set the password again.',
  schema_missing:
    'The database “{{database}}” at {{server}} has no schema for teams yet, and {{login}} may not make it. Give the SQL that “concord team sql” prints to the administrator.',
  schema_older:
    'The schema for teams at {{server}} is older than this Concord needs. Your work is kept here. Give the SQL that “concord team sql” prints to the administrator.',
  schema_newer:
    'The schema for teams at {{server}} was made by a newer Concord, or changed by hand. Your work is kept here. Update Concord.',
  project_exists: 'This study is at {{server}} already. Join it with an invitation instead.',
  not_a_member: '{{login}} is not a member of this team. Ask its owner for an invitation.',
  left: '{{login}} left this team or was taken off on {{detail}}. Your work is kept here: it can be written as a file for the owner.',
  role_may_not:
    'Your role in this team does not allow this change. It is kept here and was not sent. Ask an owner of the team to do it, or for another role.',
  round_open:
    'The blind round “{{detail}}” is open for you, so your coding is sealed and does not go to the others. Update Concord, or work on codes and sources only.',
  round_over:
    'The blind round “{{detail}}” is over, so nothing more is sealed in it. What you did in it is sent openly, marked as late.',
  blob_not_whole: 'A text or file that this work needs is not whole on {{server}}. Concord sends it again.',
  blob_differs:
    'A text or file of the study is damaged on the server. It was not used. Ask the owner to send it again.',
  blob_differs_titled:
    'The text or file of “{{title}}” is damaged on the server. It was not used. Ask the owner to send it again.',
  no_blob:
    'A text or file of the study is not on the server. Whoever added it has to open the study while online.',
  no_blob_titled:
    'The text or file of “{{title}}” is not on the server. Whoever added it has to open the study while online.',
  parts_differ:
    'What arrived at {{server}} is not what was sent. Nothing of it was kept. Concord sends it again.',
  moved: 'The team has moved to {{detail}}. Your work is kept here and goes there.',
  too_large:
    'This is too large for {{server}}, so it was not sent. Add smaller files, or ask the owner to raise the limit.',
  unknown_table:
    'Your work has something that the team does not know yet, because this Concord is newer than the owner’s. It is kept here and goes once the owner has updated Concord.',
  cut_off:
    'An owner of the team cut this file off, for instance because its computer was thought to be lost. Your work is kept here. Ask the owner.',
  last_owner: 'A team needs an owner, and this is the last one. Make somebody else an owner first.',
  layer_of_another:
    'These codings would go into the layer of somebody else in the team. Nothing was sent. Work in a layer of your own.',
  not_next:
    'The log at {{server}} ends at change {{detail}} and takes only what comes right after that. Nothing was sent. Receive first.',
  begun_anew:
    'The log at {{server}} has just started again, so nothing was sent. Concord connects again; what you did is kept.',
  not_published:
    'A blind round at {{server}} was unlocked, and not all of it is published yet, so the log cannot start again. Nothing was changed. Exchange changes with the team first.',
  refused: '{{server}} refused this ({{state}}: {{what}}). Your work is kept here. Tell the administrator.',
};
