"""parse_mail.py FILE - reads a message with Python's own parser and prints one "name: value" per line.

Headers decoded; from_name, from_address, to, text and html (line breaks as \\n), defects, and the limits of RFC 5322:
bare (line ends that are not CRLF), longest (bytes of the longest line), eight (bytes over 127)."""
import re
import sys
from email import policy, message_from_bytes

with open(sys.argv[1], "rb") as f:
    raw = f.read()
m = message_from_bytes(raw, policy=policy.default)


def say(name, value):
    print(f"{name}: " + str(value).replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n"))


for name in m.keys():
    say(name.lower(), m[name])
say("from_name", m["from"].addresses[0].display_name)
say("from_address", m["from"].addresses[0].addr_spec)
say("recipients", len(m["to"].addresses))
say("received_date", m["date"].datetime.isoformat())
say("type", m.get_content_type())
say("parts", " ".join(p.get_content_type() for p in m.walk() if not p.is_multipart()))
for kind in ("plain", "html"):
    body = m.get_body((kind,))
    if body:
        say("text" if kind == "plain" else "html", body.get_content().replace("\r\n", "\n"))
defects = list(m.defects) + [d for p in m.walk() for d in p.defects] + [d for h in m.values() for d in h.defects]
say("defects", len(defects))
say("bare", len(re.findall(rb"(?<!\r)\n|\r(?!\n)", raw)))
say("longest", max(len(line) for line in raw.split(b"\r\n")))
say("eight", sum(b > 127 for b in raw))
