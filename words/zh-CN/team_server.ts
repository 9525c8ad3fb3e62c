// 团队服务器或通往它的途径拒绝了什么：发生了什么、为什么、该怎么办。
export const team_server = {
  unreachable:
    '{{server}}没有应答（{{what}}）。您的工作保存在本机，稍后再发送。请检查网络、服务器地址，以及服务器是否正在运行。',
  unknown_host:
    '找不到{{server}}所写的服务器，或本机没有联网。您的工作保存在本机，稍后再发送。请检查名称和网络。',
  no_tunnel:
    '无法经{{gateway}}建立 SSH 隧道（{{what}}）。请确认在终端里用密钥运行“{{command}}”能登录，且不提问。',
  lost: '与{{server}}的连接中断了。您的工作保存在本机，稍后再发送。',
  stopping: '{{server}}正在关闭或启动。您的工作保存在本机，稍后再发送。',
  no_answer: '{{server}}应答太慢，没有发送任何内容。Concord 会再试。',
  turn_over: '尚未全部发送，{{server}}就关闭了连接。您的工作保存在本机。Concord 会再试。',
  too_many: '{{server}}目前连接过多。Concord 会再试；如果一直如此，管理员需要调高 max_connections。',
  disk_full: '{{server}}的磁盘已满，无法再发送。您的工作保存在本机。请管理员腾出空间。',
  no_memory: '{{server}}内存不足（{{what}}）。您的工作保存在本机，稍后再发送。请告知管理员。',
  read_only: '{{server}}目前只读（例如正在备份或迁移），不接收任何内容。您的工作保存在本机，稍后再发送。',
  wrong_password: '{{login}}在{{server}}的密码不对或已过期。请重新输入，或向管理员要新密码。',
  password_needed:
    '{{login}}在{{server}}需要密码，但没有给出。请输入密码，或用 PGPASSFILE 指定密码文件，其中须有该登录名的一行，且他人不能读取该文件。',
  login_refused:
    '{{server}}不允许{{login}}登录（{{what}}）。请检查登录名；否则需要管理员建立该登录名，或在 pg_hba.conf 中放行。',
  no_database:
    '{{server}}上没有数据库“{{database}}”。若已在团队中，您的工作保存在本机，数据库恢复后即发送；如果它已改名、迁移或删除，由所有者迁移团队（“团队”，或 `concord team move`），其他人跟随前往。否则请检查地址，或请管理员建立。',
  no_rights:
    '{{login}}在{{server}}无权这样做（{{what}}）。需要管理员运行：GRANT concord_member TO "{{login}}";（若已运行过，则那里的团队结构由更新版本的 Concord 建立，请更新 Concord）',
  no_tls:
    '{{server}}的连接没有加密（TLS），因此没有发送任何内容，也没有发送密码。需要管理员在 PostgreSQL 中打开 ssl。',
  tls_failed: '无法与{{server}}建立加密连接（{{what}}）。需要 TLS 1.3：请管理员检查 ssl 及其版本。',
  certificate_foreign:
    '{{server}}的证书不是由您信任的机构签发的（{{what}}），它可能是另一台服务器。没有发送任何内容，也没有发送密码。请向管理员要签发机构的证书或指纹。',
  certificate_name:
    '{{server}}出示的证书属于另一个名称（{{what}}），它可能是另一台服务器。没有发送任何内容。请使用证书上的名称。',
  certificate_expired:
    '{{server}}的证书今天无效（{{what}}）。没有发送任何内容。需要管理员更新证书；也请检查本机的时钟。',
  certificate_other:
    '{{server}}出示的证书与邀请中写的不同，它可能是另一台服务器。没有发送任何内容，也没有发送密码。应为{{expected}}，实为{{found}}。请问邀请您的人证书是否已更新；如已更新，请索取新的邀请。',
  no_channel_binding:
    '{{server}}索要{{login}}密码的方式可能被他人窃听，因此没有发送密码。需要管理员在 pg_hba.conf 中使用 scram-sha-256，并重新设置密码。',
  schema_missing:
    '{{server}}上的数据库“{{database}}”还没有团队所需的结构，{{login}}也无权建立。请把“concord team sql”输出的 SQL 交给管理员。',
  schema_older:
    '{{server}}上的团队结构比这个 Concord 所需的旧。您的工作保存在本机。请把“concord team sql”输出的 SQL 交给管理员。',
  schema_newer:
    '{{server}}上的团队结构由更新版本的 Concord 建立，或被手工改动过。您的工作保存在本机。请更新 Concord。',
  project_exists: '这项研究已在{{server}}上。请改用邀请加入。',
  not_a_member: '{{login}}不是这个团队的成员。请向所有者要邀请。',
  left: '{{login}}已于 {{detail}} 离开或被移出这个团队。您的工作保存在本机，可以写成文件交给所有者。',
  role_may_not:
    '您在团队中的角色不能作此改动。它保存在本机，没有发送。请团队的所有者代为改动，或请其更换您的角色。',
  round_open:
    '您正在参加盲编轮次“{{detail}}”，您的编码已封存，不发给他人。请更新 Concord，或只改动代码和材料。',
  round_over: '盲编轮次“{{detail}}”已结束，不再封存任何内容。您在其中所做的会公开发送，并注明为迟到。',
  blob_not_whole: '这项工作所需的文本或文件在{{server}}上不完整。Concord 会重新发送。',
  blob_differs: '研究中的一份文本或文件在服务器上已损坏，没有使用。请所有者重新发送。',
  blob_differs_titled: '《{{title}}》的文本或文件在服务器上已损坏，没有使用。请所有者重新发送。',
  no_blob: '研究中的一份文本或文件不在服务器上。请添加它的人联网打开一次研究。',
  no_blob_titled: '《{{title}}》的文本或文件不在服务器上。请添加它的人联网打开一次研究。',
  parts_differ: '到达{{server}}的内容与发送的不同，全部未予保留。Concord 会重新发送。',
  moved: '团队已迁到{{detail}}。您的工作保存在本机，会发到那里。',
  too_large: '内容太大，{{server}}无法接收，没有发送。请添加较小的文件，或请所有者调高上限。',
  unknown_table:
    '您的工作中有团队尚不认识的内容，因为这个 Concord 比所有者的新。它保存在本机，所有者更新 Concord 后再发送。',
  cut_off: '团队的所有者停用了这个文件，例如以为它所在的电脑已遗失。您的工作保存在本机。请询问所有者。',
  last_owner: '团队需要一位所有者，而这是最后一位。请先让别人成为所有者。',
  layer_of_another: '这些编码会进入团队中另一个人的编码层。没有发送任何内容。请在自己的编码层中工作。',
  not_next:
    '{{server}}上的日志到第 {{detail}} 项改动为止，只接收紧接其后的内容。没有发送任何内容。请先接收。',
  begun_anew:
    '{{server}}上的日志刚刚重新开始，因此没有发送任何内容。Concord 会重新连接；您所做的工作已保留。',
  not_published:
    '{{server}}上有一个盲编轮次已解封，但尚未全部公开，因此日志无法重新开始。未作任何改动。请先与团队收发一次。',
  refused: '{{server}}拒绝了此请求（{{state}}：{{what}}）。您的工作保存在本机。请告知管理员。',
};
