"""text_server.py FOLDER [option ...] - for tests: accepts text messages like Twilio, on loopback ports of its own choice.

Prints "ready PORT TLSPORT PID" and serves POST /send until its standard input ends.
Writes into FOLDER cert.pem (of localhost), one N.json for each accepted text (its form, and its Idempotency-Key as "key"),
and events: one line per event, "WORD" or "WORD KEY":
  connected            a client connected
  received KEY         a whole text arrived; it has no answer yet
  accepted KEY         it was kept, and answered with 201 and a sid
  again KEY            a text with the same Idempotency-Key arrived: answered like the first, not kept again
Options: auth=USER:PASSWORD (required then).

The file FOLDER/fault, if it exists, names a fault; with "once" after it, the server removes the file after use:
  status CODE [JSONCODE] [after SECONDS]   answers with this status, this code in JSON, and Retry-After
  say TEXT     answers 200 and this text, which may contain blanks
  failed JSONCODE   answers 201 with a sid, but also an error_code
  mute         never answers
  slow SECONDS delays the answer
  half         announces more bytes than it sends, and drops the connection
  endless      never stops answering
  drop-before  drops the connection, the text is not kept
  drop-after   keeps the text, and drops the connection without an answer
"""
import base64
import json
import os
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

folder = sys.argv[1]
options = sys.argv[2:]
lock = threading.Lock()
taken = {}              # key -> sid


def tell(line):
    with lock, open(f"{folder}/events", "a") as f:
        f.write(line + "\n")


def fault():
    try:
        with open(f"{folder}/fault") as f:
            words = f.read().split()
    except FileNotFoundError:
        return ["none"]
    if words and words[-1] == "once":
        os.unlink(f"{folder}/fault")
        words.pop()
    return words or ["none"]


def keep(form, key):
    with lock:
        if key in taken:
            word = "again"
        else:
            word, taken[key] = "accepted", f"SM{len(taken):032x}"
            name = f"{folder}/{len(taken) - 1}.json"
            with open(name + ".part", "w") as f:
                json.dump({**form, "key": key}, f)
            os.rename(name + ".part", name)
    tell(f"{word} {key}")
    return taken[key]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        tell("connected")

    def log_message(self, *args):
        pass

    def say(self, status, body, headers=None):
        if not isinstance(body, str):
            body = json.dumps(body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body.encode())))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def is_let_in(self):
        for option in options:
            if option.startswith("auth="):
                want = "Basic " + base64.b64encode(option[5:].encode()).decode()
                return self.headers["Authorization"] == want
        return True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True, strict_parsing=True).items()}
        key = self.headers["Idempotency-Key"] or "none"
        if not self.is_let_in():
            self.say(401, {"code": 20003, "message": "Authenticate", "status": 401})
            return
        if self.path.split("?")[0] != "/send":
            self.say(404, {"code": 20404, "message": "The requested resource was not found", "status": 404})
            return
        tell(f"received {key}")
        words = fault()
        getattr(self, "do_" + words[0].replace("-", "_"), self.do_none)(words, form, key)

    def do_none(self, words, form, key):
        sid = keep(form, key)
        self.say(201, {"sid": sid, "status": "queued", "error_code": None, "to": form["To"], "body": form["Body"]})

    def do_status(self, words, form, key):
        after = {"Retry-After": words[words.index("after") + 1]} if "after" in words else {}
        code = int(words[2]) if len(words) > 2 and words[2] != "after" else None
        self.say(int(words[1]), {"code": code, "message": f"about {form['To']}", "status": int(words[1])}, after)

    def do_say(self, words, form, key):
        self.say(200, " ".join(words[1:]))

    def do_failed(self, words, form, key):
        self.say(201, {"sid": "SM0", "status": "failed", "error_code": int(words[1])})

    def do_mute(self, words, form, key):
        time.sleep(3600)

    def do_slow(self, words, form, key):
        time.sleep(float(words[1]))
        self.do_none(words, form, key)

    def do_half(self, words, form, key):
        self.send_response(201)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"sid": "SM')
        self.close_connection = True

    def do_endless(self, words, form, key):
        self.send_response(201)
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        try:
            while True:
                self.wfile.write(b" " * 65536)
        except OSError:
            self.close_connection = True

    def do_drop_before(self, words, form, key):
        self.close_connection = True

    def do_drop_after(self, words, form, key):
        keep(form, key)
        self.close_connection = True


def certificate():
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem"],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")
    return context


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


plain = Server(("127.0.0.1", 0), Handler)
wrapped = Server(("127.0.0.1", 0), Handler)
wrapped.socket = certificate().wrap_socket(wrapped.socket, server_side=True, do_handshake_on_connect=False)
for server in (plain, wrapped):
    threading.Thread(target=server.serve_forever, daemon=True).start()
print("ready", plain.server_address[1], wrapped.server_address[1], os.getpid(), flush=True)
while os.read(0, 1024):
    pass
os._exit(0)
