"""smtp_server.py FOLDER [option ...] - a real SMTP server for tests, on loopback ports of its own choice.

Prints "ready PORT TLSPORT PID" and serves until its standard input ends.
Writes into FOLDER cert.pem (of localhost), one N.eml for each accepted message, and events:
one line per event, "WORD" or "WORD MESSAGE-ID":
  connected            a client connected
  received ID          a whole message arrived; it has no answer yet
  accepted ID          it was kept, and answered with 250
  overlap ID           the same message arrived over two connections at the same moment
  tls, auth            the next message arrives in this way
Options: auth=USER:PASSWORD (offered, and then required), nostarttls.

The file FOLDER/fault, if it exists, names a fault; with "once" after it, the server removes the file after use:
  greet CODE | mail CODE | rcpt CODE | data CODE | body CODE    answers this step with this code
  mute         sends no greeting to a client
  silence      never answers a message
  drop-before  drops the connection instead of answering a message, which is not kept
  drop-after   keeps the message, answers 250, and drops the connection
  pause SECONDS    delays the answer
  gather N     holds each answer until N clients have connected, for a minute at most
"""
import asyncio
import os
import re
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = sys.argv[1]
options = sys.argv[2:]
count = 0
running = {}            # message id -> how many connections bring it just now
clients = 0             # that have connected so far


def tell(line):
    with open(f"{folder}/events", "a") as f:
        f.write(line + "\n")


def fault(*kinds):
    """The fault's words when it is one of these kinds."""
    try:
        with open(f"{folder}/fault") as f:
            words = f.read().split()
    except FileNotFoundError:
        return None
    if not words or words[0] not in kinds:
        return None
    if words[-1] == "once":
        os.unlink(f"{folder}/fault")
    return words


async def gather(wanted):
    for _ in range(6000):
        if clients >= wanted:
            break
        await asyncio.sleep(0.01)


def refusal(kind, ordinary):
    words = fault(kind)
    return f"{words[1]} planned by the test" if words else ordinary


def keep(content):
    global count
    name = f"{folder}/{count}.eml"
    with open(name + ".part", "wb") as f:
        f.write(content)
    os.rename(name + ".part", name)
    count += 1


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        answer = refusal("mail", None)
        if answer:
            return answer
        envelope.mail_from = address
        return "250 fine"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = refusal("rcpt", None)
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        found = re.search(rb"^message-id:\s*(\S+)", envelope.content, re.I | re.M)
        name = found.group(1).decode() if found else "none"
        running[name] = running.get(name, 0) + 1
        if running[name] > 1:
            tell(f"overlap {name}")
        try:
            return await self.answer(server, session, envelope, name)
        finally:
            running[name] -= 1

    async def answer(self, server, session, envelope, name):
        if session.ssl:
            tell("tls")
        if session.authenticated:
            tell("auth")
        tell(f"received {name}")
        words = fault("body", "silence", "drop-before", "drop-after", "pause", "gather") or ["none"]
        if words[0] == "body":
            return f"{words[1]} planned by the test"
        if words[0] == "silence":
            await asyncio.sleep(3600)
        if words[0] == "drop-before":
            server.transport.abort()
            return "421 gone"
        if words[0] == "pause":
            await asyncio.sleep(float(words[1]))
        if words[0] == "gather":
            await gather(int(words[1]))
        envelope_to = ", ".join(envelope.rcpt_tos).encode()
        keep(b"X-Envelope: " + envelope.mail_from.encode() + b" to " + envelope_to + b"\r\n" + envelope.content)
        tell(f"accepted {name}")
        if words[0] == "drop-after":
            await server.push("250 kept")
            server.transport.close()
        return "250 kept"


class Server(SMTP):
    def connection_lost(self, error):
        super().connection_lost(error)
        tell("ended")

    async def push(self, status):
        global clients
        if isinstance(status, str) and status.startswith("220 ") and "Ready" not in status:
            clients += 1
            tell("connected")
            if fault("mute"):
                await asyncio.sleep(3600)
            status = refusal("greet", status)
        await super().push(status)

    async def smtp_DATA(self, arg):
        answer = refusal("data", None)
        if answer:
            await self.push(answer)
            self._set_rset_state()
            return
        await super().smtp_DATA(arg)


def authenticator(server, session, envelope, mechanism, data):
    for option in options:
        if option.startswith("auth="):
            user, password = option[5:].split(":", 1)
            return AuthResult(success=(data.login.decode(), data.password.decode()) == (user, password), handled=False)
    return AuthResult(success=False, handled=False)


def certificate():
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem"],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")
    return context


async def main():
    loop = asyncio.get_running_loop()
    context = certificate()
    wants_auth = any(o.startswith("auth=") for o in options)
    how = {"authenticator": authenticator, "auth_required": wants_auth, "loop": loop, "enable_SMTPUTF8": False}
    if not wants_auth:
        how["auth_exclude_mechanism"] = ["LOGIN", "PLAIN"]
    plain = await loop.create_server(lambda: Server(Handler(),
        tls_context=None if "nostarttls" in options else context, **how), "127.0.0.1", 0)
    wrapped = await loop.create_server(lambda: Server(Handler(), auth_require_tls=False, **how),
        "127.0.0.1", 0, ssl=context)
    print("ready", plain.sockets[0].getsockname()[1], wrapped.sockets[0].getsockname()[1], os.getpid(), flush=True)
    end = asyncio.Event()
    loop.add_reader(sys.stdin, lambda: os.read(0, 1024) or end.set())
    await end.wait()
    os._exit(0)


asyncio.run(main())
