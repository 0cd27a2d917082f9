# SPDX-License-Identifier: EUPL-1.2
"""Makes damaged and hostile plans, by kind of damage: each with the place where the reader must point at."""
import json
import random
import re

HEAD = b'{\n  "format": "bouwstenen-plan",\n  "version": 1,\n'


class Case:
    """offset: where the first message must point; None where any place will do. accepted: a remark, and no refusal."""

    def __init__(self, kind, name, data, offset=None, accepted=False):
        self.kind, self.name, self.data, self.accepted = kind, name, data, accepted
        self.place = None if offset is None else place(data, offset)


def place(data, offset):
    """Line and column in characters, both from 1, of a byte."""
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1


def marked(kind, name, text, accepted=False):
    """A whole text in which ¦ stands before the place."""
    data = text.encode("utf-8", "surrogatepass")
    offset = data.find("¦".encode())
    return Case(kind, name, data.replace("¦".encode(), b"", 1), offset if offset >= 0 else None, accepted)


def record(kind, name, fields, list_name="action-points", id_="ap-a", accepted=False, rest=""):
    text = HEAD.decode() + '  "%s": [\n    {\n      "id": "%s",\n      %s\n    }%s\n  ]\n}\n' % (list_name, id_, fields, rest)
    return marked(kind, name, text, accepted)


def truncations(sample):
    for i in range(120):
        cut = sample[: len(sample) * (i + 1) // 122]
        yield Case("cut off", f"after {len(cut)} bytes", cut)
    for end in ('{"a": tru', '{"a": -', '{"a": 1e', '{"a": "\\', '{"a": "\\u00', '{"a": "\\ud83d', '{"a"', '{"a":', "{", "[", '"', '{"a": [1,'):
        yield Case("cut off", f"after {end}", end.encode(), len(end) if end[-3:] != "tru" else 6)


def bytes_put_in(sample, rng):
    for name, junk in (("a zero", b"\0"), ("a run of zeros", b"\0" * 512)):
        for _ in range(15):
            at = rng.randrange(1, len(sample))
            while sample[at] & 0xC0 == 0x80:
                at -= 1
            yield Case("zeros", f"{name} at {at}", sample[:at] + junk + sample[at + len(junk) :], at)
    yield Case("zeros", "behind the end", sample + b"\0" * 4096, len(sample))
    bad = (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80", b"\xfe\xfe", b"\xf8\x88\x80\x80\x80")
    for i in range(32):
        at = sample.index(b'": "', rng.randrange(len(sample) - 4000)) + 4
        yield Case("no UTF-8", f"{bad[i % 8].hex()} at {at}", sample[:at] + bad[i % 8] + b" " + sample[at:], at)
    yield Case("no UTF-8", "Latin-1", HEAD + '"plan": {"title": "Één"}}'.encode("latin-1"), len(HEAD) + 19)
    yield Case("no UTF-8", "byte order mark", b"\xef\xbb\xbf" + sample, 0)
    for name in ("utf-16", "utf-16-be", "utf-32"):
        mark = b"\xfe\xff" if name == "utf-16-be" else b""
        yield Case("no UTF-8", name, mark + sample.decode().encode(name), 0)


def control_characters(rng):
    for code in list(range(32)) + [127]:
        if code in (0, 127):
            continue
        yield marked("control characters", f"U+{code:04X}", HEAD.decode() + '"plan": {"title": "a¦%sb"}}' % chr(code))
    for text in ("\\ud800", "\\udc00", "\\ud800\\u0041", "\\ud800\\ud800", "\\u0000", "\\x41", "\\u12g4", "\\'", "\\U0001f600", "\\u{41}"):
        yield marked("escapes", text, HEAD.decode() + '"plan": {"title": "a%sb"}}' % text)


def doubles(sample, rng):
    text = sample.decode()
    members = [m for m in re.finditer(r'^(?: {4}| {6}| {10})("[a-z-]+"): (?=["0-9tf])', text, re.M) if m[1] != '"id"' or rng.random() < 0.1]
    for m in rng.sample(members, 30):
        added = text[: m.start(1)] + m[1] + ": 0, " + text[m.start(1) :]
        yield marked("members twice", f"{m[1]} at {m.start()}", added[: m.start(1) + len(m[1]) + 5] + "¦" + added[m.start(1) + len(m[1]) + 5 :])
    yield marked("members twice", "format", '{"format": "bouwstenen-plan", "version": 1, ¦"format": "bouwstenen-plan"}')
    yield marked("members twice", "a list", HEAD.decode() + '"actors": [], ¦"actors": []}')
    yield marked("members twice", "with an escape", HEAD.decode() + '"actors": [], ¦"\\u0061ctors": []}')
    yield marked("members twice", "deep down", HEAD.decode() + '"later": {"a": [{"b": {"c": 1, ¦"c": 2}}]}}')
    many = ", ".join(f'"m{i}": {i}' for i in range(2000))
    yield marked("members twice", "among 2,000", HEAD.decode() + '"later": {%s, ¦"m1000": 1}}' % many)
    for list_name, prefix in (("actors", "or"), ("action-points", "ap"), ("terms", "te"), ("sessions", "se"), ("log", "lg")):
        yield marked("ids twice", list_name, HEAD.decode() + '"%s": [{"id": "%s-a"}, ¦{"id": "%s-a"}]}' % (list_name, prefix, prefix))
    yield marked("ids twice", "in two kinds", HEAD.decode() + '"objectives": [{"id": "od.vw.4", "note": "x"}], "indicators": [¦{"id": "od.vw.4", "caution": "x"}]}')
    yield record("ids twice", "of elements", '"milestones": [{"id": "e-a"}, {"id": ¦"e-a"}]')
    yield record("ids twice", "of references", '"groups": ["kg.a", "kg.b", ¦"kg.a"]')


def nestings():
    for depth in (62, 63, 100, 1000, 100000, 1000000, 8000000):
        yield Case("nested deeply", f"{depth} lists", HEAD + b'"later": ' + b"[" * (depth + 1), len(HEAD) + 9 + 63)
        if depth <= 1000000:
            yield Case("nested deeply", f"{depth} objects", HEAD + b'"later": ' + b'{"a":' * (depth + 1), len(HEAD) + 9 + 63 * 5)
    yield Case("nested deeply", "lists alone", b"[" * 1000000, 64)
    yield Case("nested deeply", "closed again", HEAD + b'"later": ' + b"[" * 64 + b"]" * 64 + b"}", len(HEAD) + 9 + 63)
    yield record("nested deeply", "in a record", '"x": ' + "[" * 61 + "¦[" + "]" * 62)


def numbers():
    for number in ("9223372036854775808", "-9223372036854775809", "1" + "0" * 400, "-" + "9" * 100000, "1e309", "-1e400", "1e999999999", "123456789012345678901234567890"):
        yield marked("numbers", f"{number[:12]} unknown", HEAD.decode() + '"later": %s¦}' % number)
        yield marked("numbers", f"{number[:12]} of a field", HEAD.decode() + '"plan": {"first-year": %s¦}}' % number)
    for number, at in (("01", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1e", 2), ("0x10", 1), ("1_000", 1), ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("--1", 1), ("1e+", 3), ("-", 1), ("1,5", 2), ("١", 0)):
        yield marked("numbers", number, HEAD.decode() + '"plan": {"first-year": %s¦%s}}' % (number[:at], number[at:]))


def wrong_value(schema):
    """A value that a field of this sort cannot have."""
    kind, reference = schema.get("type"), schema.get("$ref", "")
    if "enum" in schema:
        return ['"no-such-value"', "3"]
    if reference.endswith(("/date", "/time")):
        return ['"2025-02-30"', "20250228"]
    if reference.endswith("/decimal"):
        return ["12.5", '"12,5"']
    if reference:
        return ['"Niet Zo"', "[]"]
    return {"string": ["1", '["x"]'], "integer": ['"1"', "2.5"], "boolean": ["1", '"true"'], "array": ['"x"', "[{}]"]}.get(kind, ["null"])


def wrong_types(schema, rng):
    """Each field of each kind, from the JSON Schema of the plan file."""
    ids = {"objectives": "ob-a", "indicators": "in-a"}
    for list_name, part in schema["properties"].items():
        if list_name in ("format", "version"):
            continue
        single = part.get("type") == "object"
        fields = (part if single else part.get("items", {})).get("properties", {})
        prefix = re.match(r"\^\(?\??:?([a-z]+)", fields.get("id", {}).get("pattern", "^x"))[1]
        for name, field in fields.items():
            if name == "id":
                continue
            for value in wrong_value(field) + ["null"]:
                place_in = value if value != "[{}]" else "[¦{}]"
                text = '"%s": %s' % (name, place_in if "¦" in place_in else "¦" + place_in)
                if single:
                    yield marked("wrong types", f"{list_name} {name} {value}", HEAD.decode() + '"%s": {%s}}' % (list_name, text))
                else:
                    yield record("wrong types", f"{list_name} {name} {value}", text, list_name, ids.get(list_name, f"{prefix}-a"))
        for value in ("null", "1", '"x"', "true", "[]" if single else "{}"):
            yield marked("wrong types", f"{list_name} {value}", HEAD.decode() + '"%s": ¦%s}' % (list_name, value))
        if not single:
            for value in ("null", "1", '"x"', "[]", "{}"):
                yield marked("wrong types", f"{list_name} [{value}]", HEAD.decode() + '"%s": [¦%s]}' % (list_name, value))


def dates():
    for day in ("2025-02-30", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-04-31", "0000-01-01", "25-01-01", "2025-1-1",
                "2025/01/01", "01-01-2025", "2025-01-01T00:00:00Z", "2025-01-01 ", " 2025-01-01", "20250101", "morgen", "2025-W01-1", "+2025-01-01", "２０２５-01-01", "99999-01-01"):
        yield record("dates", day, '"deadline": ¦"%s"' % day)
    for time in ("2025-01-01", "2025-01-01T25:00:00Z", "2025-01-01T10:60:00Z", "2025-01-01T10:00:00", "2025-01-01T10:00:00+01:00", "2025-01-01T10:00:61Z", "2025-02-30T10:00:00Z", "2025-01-01t10:00:00z", "2025-01-01T10:00:00.5Z"):
        yield record("dates", time, '"time": ¦"%s"' % time, "log", "lg-a")
    for number in ("1,5", "1e3", "", "1.", ".5", "--1", "1.1234567", "1234567890123", "0x1", "१", " 1", "1 "):
        yield record("decimals", number or "empty", '"target-value": ¦"%s"' % number)


def ids():
    for id_ in ('""', '"ap"', '"ap-"', '"AP-a"', '"ap_a"', '"or-a"', '"ap-é"', '"ap-a b"', '"ap-' + "a" * 62 + '"', "1", "null", "[]", "{}", "true", '"-a"', '"ap-a/b"', '"ap-a\\n"', '"' + "a" * 1000000 + '"'):
        yield marked("ids", id_[:20], HEAD.decode() + '"action-points": [{"id": ¦%s}]}' % id_)
    yield marked("ids", "none", HEAD.decode() + '"action-points": [¦{"title": "x"}]}')
    for id_ in ('""', '"E a"', "1", "null", "{}", '"' + "a" * 65 + '"'):
        yield record("ids", f"element {id_[:10]}", '"milestones": [{"id": ¦%s}]' % id_)
    yield record("ids", "element without", '"milestones": [¦{"title": "x"}]')
    for reference in ('"Or A"', "1", "{}", "[]", '"' + "a" * 65 + '"'):
        yield record("ids", f"reference {reference[:10]}", '"owner": ¦%s' % reference)


def references():
    single = {"owner": "or-weg", "action": "ac-weg", "objective": "ob-weg", "domain": "te-weg"}
    for field, target in single.items():
        yield record("references", field, '"%s": ¦"%s"' % (field, target))
    for field, target in {"co-owners": "or-weg", "groups": "te-weg", "settings": "te-weg", "depends-on": "ap-weg", "contributes-to": "in-weg"}.items():
        yield record("references", field, '"%s": [¦"%s"]' % (field, target))
    for list_name, id_, field, target in (
        ("objectives", "ob-a", "parent", "ob-weg"), ("objectives", "ob-a", "reviewer", "or-weg"), ("actions", "ac-a", "owner", "or-weg"),
        ("actions", "ac-a", "primary-objective", "ob-weg"), ("measurements", "me-a", "indicator", "in-weg"), ("budget-links", "bl-a", "article", "ar-weg"),
        ("budget-links", "bl-a", "action-point", "ap-weg"), ("cards", "ca-a", "session", "se-weg"), ("cards", "ca-a", "parent", "ca-weg"),
        ("sessions", "se-a", "next", "se-weg"), ("toc-links", "tl-a", "from", "ap-weg"), ("reviews", "rv-a", "subject", "ac-weg")):
        yield record("references", f"{list_name} {field}", '"%s": ¦"%s"' % (field, target), list_name, id_)
    yield record("references", "of another kind", '"owner": ¦"ap-a"')
    yield record("references", "to an item of the framework", '"owner": ¦"od.vw.4"')
    yield record("references", "in an element", '"partners": [{"id": "e-a", "actor": ¦"or-weg"}]', "actions", "ac-a")
    yield record("circles", "to itself", '"depends-on": [¦"ap-a"]', accepted=True)
    yield record("circles", "of two", '"depends-on": ¦["ap-b"]', accepted=True, rest=', {"id": "ap-b", "depends-on": ["ap-a"]}')
    yield record("circles", "of parents", '"parent": ¦"ob-b"', "objectives", "ob-a", True, ', {"id": "ob-b", "parent": "ob-a"}')
    yield record("circles", "of cards", '"parent": ¦"ca-a"', "cards", "ca-a", True)
    yield record("circles", "of sessions", '"next": ¦"se-b"', "sessions", "se-a", True, ', {"id": "se-b", "next": "se-a"}')
    chain = ", ".join('{"id": "ap-%d", "depends-on": ["ap-%d"]}' % (i, (i + 1) % 5000) for i in range(5000))
    yield marked("circles", "of 5,000", HEAD.decode() + '"action-points": [%s]}' % chain, True)


def documents(sample):
    plan = '"format": "bouwstenen-plan"'
    for text in ("", " ", "\n\n", "¦[]", "¦null", "¦1", '¦"bouwstenen-plan"', "¦{}", "¦Dit is een brief.", "¦<?xml version='1.0'?><plan/>", "¦PK\x03\x04", "¦%PDF-1.7", "¦// commentaar\n{}", "{ ¦'a': 1}", "{¦a: 1}", '{"a": 1,¦}', '{"a": [1,¦]}', '{"a" ¦1}', '{"a": 1 ¦"b": 2}', '{"a": ¦undefined}', '{"a": ¦True}', "{¦,}", '{"a": 1¦]', "¦}", '{"a": [1¦}}'):
        yield marked("no plan", repr(text[:20]), text)
    yield marked("two documents", "{} {}", "{%s} ¦{%s}" % (plan, plan))
    yield Case("two documents", "the sample twice", sample + sample, len(sample))
    yield Case("two documents", "a brace too many", sample + b"}", len(sample))
    yield Case("two documents", "text behind", sample + b"\n-- \nVerzonden vanaf mijn telefoon\n", len(sample) + 1)
    for value in ('¦"iets-anders"', "¦1", "¦null", "¦[]", "¦{}", '¦""', '¦"Bouwstenen-Plan"'):
        yield marked("format", value, '{"format": %s, "version": 1}' % value)
    yield marked("format", "missing", '¦{"version": 1, "plan": {"title": "x"}}')
    for value in ('¦"1"', "¦0", "¦-1", "¦1.0", "¦1.5", "¦null", "¦true", "¦[1]", "¦{}", "99999999999999999999¦", "¦-9223372036854775808"):
        yield marked("version", value, '{%s, "version": %s}' % (plan, value))


def huge():
    yield Case("huge texts", "20 MB without an end", HEAD + b'"plan": {"title": "' + b"a" * 20000000)
    yield marked("huge texts", "20 MB, then no comma", HEAD.decode() + '"plan": {"title": "%s" ¦"note": "x"}}' % ("a" * 20000000))
    yield Case("huge texts", "a name of 5 MB", HEAD + b'"' + b"b" * 5000000 + b'": 1e999}')
    yield Case("huge texts", "20 MB of escapes", HEAD + b'"plan": {"title": "' + b"\\u0041" * 3300000 + b'\\u000"}}')
    yield marked("huge texts", "an enum of 5 MB", HEAD.decode() + '"action-points": [{"id": "ap-a", "status": ¦"%s"}]}' % ("a" * 5000000))
    yield Case("huge texts", "20 MB of space", b" " * 20000000)
    yield Case("many", "100,000 empty records", HEAD + b'"actors": [' + b"{}," * 100000 + b"{}]}")
    yield Case("many", "200,000 bad records", HEAD + b'"action-points": [' + b'{"id":"ap-a","pilot":1},\n' * 200000 + b"{}]}")
    yield Case("many", "200,000 bad items", HEAD + b'"action-points": [{"id": "ap-a", "groups": [' + b"1," * 200000 + b"1]}]}")
    yield Case("many", "1,000,000 unknown members", HEAD + b", ".join(b'"m%d":0' % i for i in range(500000)) + b', "later": 1e999}')
    yield Case("many", "2,000,000 numbers, then none", HEAD + b'"later": [' + b"1," * 2000000 + b"]}")
    loose = b",".join(b'{"id":"ap-%d","owner":"or-%d"}' % (i, i) for i in range(50000))
    yield Case("many", "50,000 references that lead nowhere", HEAD + b'"action-points": [' + loose + b"]}")


def damaged_places(sample, rng):
    """A byte of a file that a program or a person changed by accident; where that leaves no plan."""
    made = 0
    while made < 80:
        at = rng.randrange(len(sample) - 2)
        data = sample[:at] + rng.choice((b"", b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\n")) + sample[at + 1 :]
        try:
            json.loads(data)
        except ValueError:
            made += 1
            yield Case("a byte", f"at {at}", data)


def make(sample, schema):
    """All of them, the same on every run."""
    rng = random.Random(1)
    yield from truncations(sample)
    yield from bytes_put_in(sample, rng)
    yield from control_characters(rng)
    yield from doubles(sample, rng)
    yield from nestings()
    yield from numbers()
    yield from wrong_types(schema, rng)
    yield from dates()
    yield from ids()
    yield from references()
    yield from documents(sample)
    yield from huge()
    yield from damaged_places(sample, rng)
