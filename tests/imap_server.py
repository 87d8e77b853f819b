"""imap_server.py FOLDER - a real IMAP server for tests: Dovecot with its own configuration, on loopback ports.

Prints "ready PORT TLSPORT PID" and serves until its standard input ends.
The mailbox of the user bounces, with the password secret, is the Maildir FOLDER/mail; a file in FOLDER/mail/new is a new message.
Both ports have TLS with FOLDER/cert.pem (of localhost), the second one from the start. FOLDER/said is Dovecot's log.
"""
import os
import shutil
import socket
import subprocess
import sys
import time

folder = sys.argv[1]

SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {0}/run
state_dir = {0}/state
log_path = {0}/said
ssl = yes
ssl_cert = <{0}/cert.pem
ssl_key = <{0}/key.pem
mail_location = maildir:{0}/mail
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
auth_failure_delay = 0
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
passdb {{
  driver = static
  args = user=bounces password=secret
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={0}/mail
}}
service imap-login {{
  inet_listener imap {{
    port = {1}
  }}
  inet_listener imaps {{
    port = {2}
  }}
}}
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def make_certificate():
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem"],
        check=True, stderr=subprocess.DEVNULL)


def make_mailbox():
    """Dovecot reads mail as the user mail, who must come through the folder."""
    os.chmod(folder, 0o755)
    for part in ("mail", "mail/new", "mail/cur", "mail/tmp"):
        os.makedirs(f"{folder}/{part}", 0o700, exist_ok=True)
        shutil.chown(f"{folder}/{part}", "mail", "mail")


def listens(port):
    with socket.socket() as s:
        return s.connect_ex(("127.0.0.1", port)) == 0


def start(ports):
    with open(f"{folder}/dovecot.conf", "w") as f:
        f.write(SETTINGS.format(folder, *ports))
    return subprocess.Popen(["setpriv", "--pdeathsig", "TERM", "/usr/sbin/dovecot", "-F", "-c", f"{folder}/dovecot.conf"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


ports = (free_port(), free_port())
make_certificate()
make_mailbox()
server = start(ports)
while not listens(ports[0]):
    if server.poll() is not None:
        sys.exit("dovecot ended")
    time.sleep(0.02)
print("ready", *ports, server.pid, flush=True)
while os.read(0, 1024):
    pass
server.terminate()
server.wait()
