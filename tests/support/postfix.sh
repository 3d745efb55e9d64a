#!/bin/bash
# Postfix on loopback, for one test: postfix.sh FOLDER PORT CERTIFICATE KEY USER PASSWORD, as root, until SIGTERM.
# It takes mail over STARTTLS from that user, and puts all of it into FOLDER/mail/all (Maildir).
set -euo pipefail
folder=$1 port=$2 certificate=$3 key=$4 user=$5 password=$6
host=mail.union.example

mkdir -p "$folder"/{sasl,queue/pid,data,mail}
cat >"$folder/main.cf" <<CF
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = $host
mydestination =
alias_maps =
virtual_mailbox_domains = people.example members.example
virtual_mailbox_base = $folder/mail
virtual_mailbox_maps = static:all/
virtual_uid_maps = static:$(id -u postfix)
virtual_gid_maps = static:$(id -g postfix)
virtual_minimum_uid = 1
smtpd_tls_cert_file = $certificate
smtpd_tls_key_file = $key
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = cyrus
cyrus_sasl_config_path = $folder/sasl
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions =
maillog_file = $folder/log
maillog_file_prefixes = $folder
CF
cat >"$folder/master.cf" <<CF
127.0.0.1:$port inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
CF
cat >"$folder/sasl/smtpd.conf" <<CF
pwcheck_method: auxprop
auxprop_plugin: sasldb
mech_list: PLAIN LOGIN
sasldb_path: $folder/sasl/db
CF
printf %s "$password" | saslpasswd2 -p -c -f "$folder/sasl/db" -u "$host" "$user"
chown -R postfix "$folder/sasl" "$folder/data" "$folder/mail"
trap 'postfix -c "$folder" abort; exit 0' TERM
postfix -c "$folder" start-fg &
wait
